// SPDX-License-Identifier: MIT
// How the daemon asks what hurts, a week after it was told.
#include <catch2/catch_all.hpp>

#include "one_life.hpp"

using namespace unknot;
using namespace unknot::one_life;
using namespace std::chrono_literals;
using remedies::Area;
using std::chrono::days;

namespace {

Setup asking(SoreAsk ask = SoreAsk::weekly) {
  Setup setup;
  setup.settings.settings.sore.ask = ask;
  return setup;
}

// Away, and back at the desk.
void be_away(Life& life, Duration time) {
  life.daemon.handle(ScreenLocked{});
  life.time.pass(time);
  life.daemon.handle(ScreenUnlocked{});
}

std::size_t questions(const Life& life) {
  return static_cast<std::size_t>(std::ranges::count_if(
      life.screen.views(), [](const desktop::View& view) { return view.title.ends_with("better or worse?"); }));
}

std::int64_t last_score(const Life& life) { return life.number("SELECT score FROM sores ORDER BY rowid DESC LIMIT 1"); }

}  // namespace

TEST_CASE("a week after a score there is one quiet question about it, and the answer is the next score") {
  const TemporaryDirectory folder;
  Life life(folder / "history.db", {}, "one", asking());
  CHECK(life.daemon.note_sore(Area::neck, 4).kept);
  be_away(life, days{6});
  CHECK(questions(life) == 0);
  be_away(life, days{1});
  REQUIRE(questions(life) == 1);
  CHECK(life.screen.last().title == "Neck: better or worse?");
  CHECK(life.screen.last().note);
  CHECK(life.screen.last().buttons.size() == 3);
  CHECK_FALSE(life.screen.last().click_answers);
  const auto [button, score] =
      GENERATE(std::pair{"sore-better", 3}, std::pair{"sore-same", 4}, std::pair{"sore-worse", 5});
  life.daemon.answered(button);
  CHECK(last_score(life) == score);
  life.daemon.answered(button);
  CHECK(life.number("SELECT count(*) FROM sores") == 2);
  be_away(life, days{6});
  CHECK(questions(life) == 1);
  be_away(life, days{1});
  CHECK(questions(life) == 2);
}

TEST_CASE("nobody is asked who did not wish it, or has no score to speak of") {
  const TemporaryDirectory folder;
  {
    Life life(folder / "off.db", {}, "one", asking(SoreAsk::off));
    std::ignore = life.daemon.note_sore(Area::neck, 4);
    be_away(life, days{7});
    CHECK(questions(life) == 0);
  }
  Life life(folder / "history.db", {}, "one", asking());
  std::ignore = life.daemon.note_sore(Area::neck, 0);
  be_away(life, days{7});
  CHECK(questions(life) == 0);
}

TEST_CASE("who does not answer is not asked again for a week, over a restart too") {
  const TemporaryDirectory folder;
  Time later;
  {
    Life life(folder / "history.db", {}, "one", asking());
    std::ignore = life.daemon.note_sore(Area::neck, 4);
    be_away(life, days{7});
    CHECK(questions(life) == 1);
    life.daemon.note_delivered();
    be_away(life, days{5});
    CHECK(questions(life) == 1);
    later = life.time;
  }
  Life life(folder / "history.db", later, "one", asking());
  be_away(life, days{1});
  CHECK(questions(life) == 0);
  be_away(life, days{1});
  CHECK(questions(life) == 1);
}

TEST_CASE("a question that nobody could show is put again when somebody can") {
  const TemporaryDirectory folder;
  Life life(folder / "history.db", {}, "one", asking());
  std::ignore = life.daemon.note_sore(Area::neck, 4);
  be_away(life, days{7});
  life.daemon.delivery_failed({sources::What::no_notification_server});
  CHECK(questions(life) == 1);
  life.daemon.delivery_restored();
  CHECK(questions(life) == 2);
  life.daemon.answered("sore-worse");
  CHECK(last_score(life) == 5);
}

TEST_CASE("a question that a reminder replaced before anybody saw it is put again") {
  const TemporaryDirectory folder;
  Life life(folder / "history.db", {}, "one", asking());
  std::ignore = life.daemon.note_sore(Area::neck, 4);
  be_away(life, days{7});
  CHECK(questions(life) == 1);
  life.time.pass(20min);
  life.daemon.handle(TimePassed{});
  REQUIRE_FALSE(life.screen.last().note);
  life.daemon.delivered();
  be_away(life, 2h);
  CHECK(questions(life) == 2);
}

TEST_CASE("an answer about several areas is one for each, and points to help where it is time for that") {
  const TemporaryDirectory folder;
  Life life(folder / "history.db", {}, "one", asking());
  std::ignore = life.daemon.note_sore(Area::neck, 2);
  std::ignore = life.daemon.note_sore(Area::wrists, 6);
  be_away(life, days{7});
  CHECK(life.screen.last().title == "Wrists, neck: better or worse?");
  life.daemon.answered("sore-worse");
  CHECK(life.number("SELECT score FROM sores WHERE area = 'wrists' ORDER BY rowid DESC LIMIT 1") == 7);
  CHECK(life.number("SELECT score FROM sores WHERE area = 'neck' ORDER BY rowid DESC LIMIT 1") == 3);
  CHECK(life.screen.last().title == "This may need more than stretching");
}

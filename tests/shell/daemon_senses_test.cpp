// SPDX-License-Identifier: MIT
// What the daemon makes of what its senses notice, and what it tells them.
#include <catch2/catch_all.hpp>

#include "history/database.hpp"
#include "turned_clock.hpp"

using namespace unknot;
using namespace std::chrono;
using Lines = std::vector<std::string>;

namespace {

// Keeps what it was told.
struct RecordingSense : desktop::Sense {
  [[nodiscard]] desktop::SourceState state() const override { return {"idle", source}; }
  void follow(const Settings& settings) override {
    told.push_back(settings.passive == Passive::rest ? "follow rest" : "follow work");
  }
  void read_again() override { told.emplace_back("read again"); }
  void person_seen() override { told.emplace_back("person seen"); }
  void hands(desktop::Hands now) override { hands_now = now; }
  void look_for_gap(bool wanted) override { gap_wanted = wanted; }
  void break_runs(bool runs) override { break_on = runs; }

  std::string source = "eyes";
  Lines told;
  bool gap_wanted = false;
  bool break_on = false;
  desktop::Hands hands_now{};
};

}  // namespace

TEST_CASE("an answer ends an absence that silence alone has caused, and is carried out then") {
  Sensing<RecordingSense> scene;
  auto& [sense, f] = scene;
  f.daemon.noticed(InputStopped{f.clocks.now()});
  f.hands.work(*f.daemon.planner().deadline() - f.clocks.now());
  f.daemon.handle(TimePassed{});
  REQUIRE(f.state() == State::away);
  CHECK_FALSE(f.daemon.request(BreakRequested{}));
  CHECK(f.state() == State::begun);
  CHECK(sense->told == Lines{"person seen"});
  f.daemon.answered("done");
  CHECK(f.state() == State::working);
}

TEST_CASE("all senses are told where the hands are, and when nobody can see them", "[F70]") {
  Sensing<RecordingSense> scene;
  auto& [sense, f] = scene;
  f.daemon.noticed(InputStopped{f.clocks.now()});
  CHECK(sense->hands_now == desktop::Hands::off);
  f.daemon.noticed(InputSeen{});
  CHECK(sense->hands_now == desktop::Hands::on);
  sense->source.clear();
  f.daemon.source_changed(sense->state());
  CHECK(sense->hands_now == desktop::Hands::unseen);
}

TEST_CASE("an answer does not unlock the screen") {
  Fixture f;
  f.daemon.noticed(InputStopped{f.clocks.now()});
  f.daemon.noticed(ScreenLocked{});
  CHECK_FALSE(f.daemon.request(ResumeRequested{}));
  CHECK(f.state() == State::away);
}

TEST_CASE("senses hear of an unlocked screen, of waking and of new settings, and name who tells") {
  CHECK(Fixture().daemon.report().idle_source == "none");
  Sensing<RecordingSense> scene;
  auto& [sense, f] = scene;
  CHECK(f.daemon.report().idle_source == "eyes");
  f.daemon.noticed(ScreenUnlocked{});
  f.hands.suspend(1h);
  f.daemon.handle(TimePassed{});
  CHECK(f.daemon.reload().problems.empty());
  CHECK(sense->told == Lines{"person seen", "read again", "follow work"});
}

// R25
TEST_CASE("a gap in typing is looked for only while a reminder waits for it") {
  Sensing<RecordingSense> scene;
  auto& [sense, f] = scene;
  f.daemon.noticed(TypingBegan{});
  CHECK_FALSE(sense->gap_wanted);
  f.hands.work(20min);
  f.daemon.handle(TimePassed{});
  CHECK(sense->gap_wanted);
  CHECK(f.daemon.report().reason == "waiting: you are typing; stretch is due");
  CHECK(f.screen.count() == 0);
  f.daemon.noticed(TypingPaused{});
  CHECK_FALSE(sense->gap_wanted);
  CHECK(f.state() == State::shown);
}

TEST_CASE("senses hear when a break begins and when it is over, however it ends", "[R33]") {
  Sensing<RecordingSense> scene;
  auto& [sense, f] = scene;
  f.hands.work(20min);
  f.daemon.handle(TimePassed{});
  CHECK_FALSE(sense->break_on);  // a reminder is none
  f.daemon.answered("start");
  CHECK(sense->break_on);
  const bool runs_out = GENERATE(true, false);
  if (runs_out) {
    f.hands.work(1min);
    f.daemon.handle(TimePassed{});
  } else {
    f.daemon.answered("stop");
  }
  CHECK_FALSE(sense->break_on);
}

TEST_CASE("what a sense tells of typing while a break runs decides what is recorded of it", "[R33]") {
  Sensing<RecordingSense> scene;
  auto& [sense, f] = scene;
  f.daemon.handle(BreakRequested{});
  const auto [typed, became] = GENERATE(std::pair{31s, "worked"}, std::pair{30s, "done"});
  f.daemon.noticed(TypingBegan{});
  f.hands.work(typed);
  f.daemon.noticed(TypingPaused{});
  f.hands.work(1min - typed);
  f.daemon.handle(TimePassed{});
  history::Database kept(f.home / "history.db", history::Access::read);
  CHECK(kept.number("SELECT count(*) FROM events") == 1);
  CHECK(kept.number(("SELECT count(*) FROM events WHERE became = '" + std::string(became) + "'").c_str()) == 1);
}

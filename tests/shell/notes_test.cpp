// SPDX-License-Identifier: MIT
// What is no reminder comes when somebody can see it, and nothing else takes its place before.
#include <catch2/catch_all.hpp>

#include "one_life.hpp"
#include "recording_view.hpp"

using namespace unknot;
using namespace unknot::one_life;
using namespace std::chrono_literals;
using Catch::Matchers::EndsWith;

namespace {

Setup with_limit(Duration limit) {
  Setup setup;
  setup.settings.settings.day.limit = limit;
  return setup;
}

Kind& kind(Setup& setup, const std::string& name) {
  return *std::ranges::find(setup.settings.settings.kinds, name, &Kind::name);
}

// The limit of the day is reached while a reminder is on screen.
struct Reached {
  TemporaryDirectory folder;
  Life life{folder / "history.db", {}, "one", with_limit(21min)};

  Reached() {
    life.pass(20min);
    life.pass(1min);
    REQUIRE(life.screen.count() == 1);
  }
};

auto tells_limit() { return EndsWith("at the desk today"); }

auto times_told(const Life& life) {
  return std::ranges::count_if(life.screen.views(),
                               [](const auto& view) { return view.title.ends_with("at the desk today"); });
}

std::vector<std::string> keys(const desktop::View& view) {
  std::vector<std::string> keys;
  for (const auto& button : view.buttons) keys.push_back(button.key);
  return keys;
}

}  // namespace

TEST_CASE("the limit of the day waits until nothing else is on screen", "[R31]") {
  Reached day;
  day.life.daemon.handle(SkipRequested{});
  CHECK_THAT(day.life.screen.last().title, tells_limit());
  day.life.pass(1min);
  CHECK(times_told(day.life) == 1);
}

TEST_CASE("the limit of the day is not told into a call, a pause or an empty room", "[R10][R31]") {
  Reached day;
  const std::pair<Event, Event> hindrances[] = {{HoldBegan{Hold::meeting, {}, {}}, HoldEnded{Hold::meeting}},
                                                {ScreenLocked{}, ScreenUnlocked{}},
                                                {PauseRequested{{}}, ResumeRequested{}}};
  for (const auto& [begins, ends] : hindrances) {
    day.life.daemon.handle(begins);
    CHECK(times_told(day.life) == 0);
    day.life.daemon.handle(ends);
    CHECK(times_told(day.life) == 0);  // the reminder is back
  }
  day.life.daemon.handle(SkipRequested{});
  CHECK(times_told(day.life) == 1);
}

TEST_CASE("a limit that was still to be told is told by the next daemon", "[R23][R31]") {
  Reached day;
  copy_files(day.life.file, day.folder / "after/history.db");
  Life after(day.folder / "after/history.db", day.life.time, "one", with_limit(21min));
  after.daemon.handle(SkipRequested{});
  CHECK(times_told(after) == 1);
  copy_files(after.file, day.folder / "later/history.db");
  Life later(day.folder / "later/history.db", after.time, "one", with_limit(21min));
  later.pass(1s);
  CHECK(times_told(later) == 0);
}

TEST_CASE("a limit that is taken back is neither told nor left on screen", "[R31]") {
  TemporaryDirectory folder;
  Life life(folder / "history.db", {}, "one", with_limit(10min));
  life.pass(10min);
  REQUIRE(times_told(life) == 1);
  REQUIRE(life.screen.showing());
  Settings settings;
  settings.day.limit = {};
  life.daemon.handle(SettingsChanged{settings});
  CHECK_FALSE(life.screen.showing());
}

TEST_CASE("enough for today pauses until the next day begins, as its command does", "[R31]") {
  TemporaryDirectory folder;
  Setup setup = with_limit(10min);
  setup.settings.settings.day.begins = 5h;
  Life life(folder / "history.db", {}, "one", setup);
  life.pass(10min);
  REQUIRE(life.screen.last().buttons.back().command == "unknot pause until 05:00");
  life.daemon.answered(life.screen.last().buttons.back().key);
  CHECK_FALSE(life.screen.showing());
  CHECK(life.status().state == State::paused);
  CHECK(life.status().paused_until == Time{}.wall + 20h);
}

TEST_CASE("a snooze is one of the limit that was told, for as long as the settings say", "[R31]") {
  TemporaryDirectory folder;
  Setup setup = with_limit(10min);
  setup.settings.settings.kinds.clear();
  Life life(folder / "history.db", {}, "one", setup);
  CHECK(life.daemon.request(SnoozeRequested{}).has_value());
  life.pass(10min);
  REQUIRE(life.screen.last().buttons.front().command == "unknot snooze");
  CHECK(life.daemon.request(SnoozeRequested{5min}).has_value());
  REQUIRE(life.screen.showing());
  life.pass(5min);
  CHECK_FALSE(life.daemon.request(SnoozeRequested{}).has_value());
  CHECK_FALSE(life.screen.showing());
  life.pass(19min);
  CHECK(times_told(life) == 1);
  life.pass(1min);
  CHECK(times_told(life) == 2);
}

TEST_CASE("a snooze without a reminder is one of the limit, also when another note came since", "[R31]") {
  TemporaryDirectory folder;
  Life life(folder / "history.db", {}, "one", with_limit(10min));
  life.pass(10min);
  life.daemon.handle(BreakRequested{});
  life.daemon.handle(DoneRequested{});
  life.pass(5min);
  REQUIRE(life.status().day_again_in == 15min);
  CHECK_FALSE(life.daemon.request(SnoozeRequested{}).has_value());
  CHECK(life.status().day_again_in == 20min);
}

TEST_CASE("a snooze is one of what was shown last, a reminder or the limit", "[R14][R31]") {
  Reached day;
  CHECK_FALSE(day.life.daemon.request(SnoozeRequested{}).has_value());
  CHECK(day.life.status().snoozes_left == 2);
  CHECK(times_told(day.life) == 1);
  CHECK_FALSE(day.life.daemon.request(SnoozeRequested{}).has_value());
  CHECK_FALSE(day.life.screen.showing());
  CHECK(day.life.status().snoozes_left == 2);
  CHECK_FALSE(day.life.daemon.request(SnoozeRequested{}).has_value());
  CHECK(day.life.status().snoozes_left == 1);
}

TEST_CASE("a limit that did not reach the screen is told once there is a server again", "[F9][R31]") {
  TemporaryDirectory folder;
  Life life(folder / "history.db", {}, "one", with_limit(10min));
  life.pass(10min);
  REQUIRE(times_told(life) == 1);
  life.daemon.delivery_failed({sources::What::no_notification_server});
  CHECK(times_told(life) == 1);
  life.daemon.delivery_restored();
  CHECK(times_told(life) == 2);
}

TEST_CASE("what is announced at the end of a break can be answered in the note of that end", "[R27]") {
  TemporaryDirectory folder;
  Setup setup;
  kind(setup, "stretch").every = 26min;
  kind(setup, "rest").enabled = true;
  kind(setup, "rest").heads_up = 10min;
  Life life(folder / "history.db", {}, "one", setup);
  for (int stretch = 0; stretch < 2; ++stretch) {
    life.pass(26min);
    life.daemon.handle(StartRequested{});
    life.pass(1min);
  }
  REQUIRE(life.daemon.planner().state().announced == "rest");
  CHECK_THAT(life.screen.last().title, Catch::Matchers::StartsWith("Done. Next rest at"));
  CHECK(keys(life.screen.last()) == std::vector<std::string>{"start-next", "snooze-next", "skip-next"});
  life.daemon.answered("skip-next");
  CHECK_FALSE(life.screen.showing());
}

TEST_CASE("a reminder that was never on screen before a restart runs its hook after it", "[R23]") {
  Setup setup;
  setup.settings.settings.hooks.due = "x";
  TemporaryDirectory folder;
  std::vector<std::string> ran;
  const Hooks::Run run = [&](const desktop::Command& command) { ran.push_back(command.name); };
  Life life(folder / "history.db", {}, "one", setup, run);
  life.daemon.handle(HoldBegan{Hold::meeting, {}, {}});
  life.pass(20min);
  copy_files(life.file, folder / "after/history.db");
  Life after(folder / "after/history.db", life.time, "one", setup, run);
  REQUIRE(after.screen.count() == 1);
  after.daemon.delivered();
  CHECK(ran == std::vector<std::string>{"due"});
  copy_files(after.file, folder / "later/history.db");
  Life later(folder / "later/history.db", after.time, "one", setup, run);
  later.daemon.delivered();
  CHECK(ran.size() == 1);
}

TEST_CASE("a break that was asked for in a window is in one after a restart", "[R23]") {
  TemporaryDirectory folder;
  std::vector<std::string> lines;
  const MakeView view = [&](desktop::BreakView::Events events) {
    return std::make_unique<RecordingView>(std::move(events), lines);
  };
  Life life(folder / "history.db", {}, "one", {}, {}, view);
  std::ignore = life.daemon.request(BreakRequested{{}, ViewMode::screen});
  copy_files(life.file, folder / "after/history.db");
  lines.clear();
  const Life after(folder / "after/history.db", life.time, "one", {}, {}, view);
  CHECK(lines == std::vector<std::string>{"screen 60"});
}

TEST_CASE("a limit that was seen is not told again when the server leaves", "[R31]") {
  TemporaryDirectory folder;
  Life life(folder / "history.db", {}, "one", with_limit(10min));
  life.pass(10min);
  life.daemon.note_delivered();
  life.daemon.delivery_failed({sources::What::no_notification_server});
  life.daemon.delivery_restored();
  CHECK(times_told(life) == 1);
}

TEST_CASE("a limit that waits does not make a reminder heard of twice, or never", "[F13][R31]") {
  Setup setup = with_limit(21min);
  setup.settings.settings.hooks.due = "x";
  TemporaryDirectory folder;
  int ran = 0;
  Life life(folder / "history.db", {}, "one", setup, [&](const desktop::Command&) { ++ran; });
  life.pass(20min);
  life.pass(1min);
  life.daemon.delivered();
  CHECK(ran == 1);
  life.daemon.delivery_failed({sources::What::no_notification_server});
  life.daemon.delivery_restored();
  life.daemon.delivered();
  CHECK(ran == 1);
}

TEST_CASE("the hook of a break that was not taken, as the person says, names that break", "[R38]") {
  Setup setup;
  setup.settings.settings.hooks.skip = "x";
  kind(setup, "stretch").confirm = true;
  TemporaryDirectory folder;
  std::vector<std::string> told;
  Life life(folder / "history.db", {}, "one", setup,
            [&](const desktop::Command& command) { told = {command.facts.at(1), command.facts.at(3)}; });
  life.pass(20min);
  life.daemon.handle(StartRequested{});
  const std::string remedy = life.daemon.guide().value().remedy.value();
  life.pass(1min);
  life.daemon.answered("not-taken");
  REQUIRE_FALSE(remedy.empty());
  CHECK(told == std::vector<std::string>{"UNKNOT_KIND=stretch", "UNKNOT_REMEDY=" + remedy});
}

// SPDX-License-Identifier: MIT
// What a break is about, from the plan to its last second.
#include <catch2/catch_all.hpp>
#include <filesystem>
#include <fstream>
#include <utility>

#include "turned_clock.hpp"

using namespace unknot;
using namespace std::chrono;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

TEST_CASE("status tells what the reminder and the break are about, and nothing once they are over") {
  Fixture f;
  CHECK_FALSE(f.daemon.report().suggestion);
  f.hands.work(20min);
  f.io.run_one();
  const auto suggestion = f.daemon.report().suggestion;
  REQUIRE(suggestion);
  CHECK(f.screen.last().title == suggestion->name + ", 1 min");
  CHECK(suggestion->remedy.has_value());
  f.daemon.answered("start");
  CHECK(f.daemon.report().suggestion == suggestion);
  CHECK(f.daemon.report().status.lasts == 1min);
  f.daemon.answered("done");
  CHECK_FALSE(f.daemon.report().suggestion);
  CHECK_FALSE(f.daemon.report().status.lasts);
}

TEST_CASE("what was planned is what comes") {
  Fixture f;
  const auto breaks = f.daemon.plan(1h).breaks;
  REQUIRE(breaks.size() == 2);
  CHECK(breaks[0].at == floor<seconds>(f.hands.wall + 20min).time_since_epoch().count());
  CHECK(breaks[0].lasts_s == 60);
  f.hands.work(20min);
  f.io.run_one();
  CHECK(f.daemon.report().suggestion->remedy == breaks[0].remedy);
  CHECK(f.daemon.plan(1h).breaks.at(0).remedy == breaks[0].remedy);
}

TEST_CASE(
    "a stretch that is skipped, stopped, dismissed or missed comes again in its round, one that is done does not") {
  const std::string answer = GENERATE("skip", "stop", "dismiss", "miss", "done");
  Fixture f;
  f.hands.work(20min);
  f.io.run_one();
  const std::string id = f.daemon.report().suggestion->remedy.value();
  const auto area = static_cast<std::size_t>(remedies::Catalogue().find(id)->area);
  const auto is_left = [&] { return std::ranges::count(f.daemon.rotation_state().bags.at(area).left, id) == 1; };
  CHECK_FALSE(is_left());
  if (answer == "stop") f.daemon.answered("start");
  if (answer == "dismiss") f.daemon.dismissed(false);
  for (int i = 0; answer == "miss" && i < 3; ++i) {
    f.hands.work(5min);
    f.daemon.handle(TimePassed{});
  }
  f.daemon.answered(answer);
  CHECK(f.state() == State::working);
  CHECK(is_left() == (answer != "done"));
}

// Also where nothing counts down on screen.
TEST_CASE("each change of what to do in a break runs its hook once, and what was slept through none") {
  std::vector<std::string> said;
  Fixture f(
      {}, {.run_hook = [&](const desktop::Command& command) {
        said.push_back(command.name + " " + command.facts.at(command.facts.size() - 2) + " " + command.facts.back());
      }});
  Settings settings = f.daemon.settings();
  settings.hooks.cue = "say";
  settings.notification.countdown = Countdown::none;
  for (const auto& id : remedies::Catalogue().ids()) {
    if (id != "eagle-arms") settings.remedies.off.push_back(id);
  }
  f.daemon.handle(SettingsChanged{settings});
  f.daemon.handle(BreakRequested{});
  const auto after = [&](Duration time) {
    f.hands.work(time);
    f.io.restart();
    for (int turn = 0; turn < 20; ++turn) f.io.poll_one();  // deadlines to come are reached at once, again and again
    return std::exchange(said, {});
  };
  using Said = std::vector<std::string>;
  CHECK(after(26s).empty());
  CHECK(after(2s) == Said{"cue UNKNOT_LEFT_S=32 UNKNOT_TEXT=Unwrap your arms."});
  CHECK(after(1s).empty());
  const Said other = after(1s);
  REQUIRE(other.size() == 1);
  CHECK_THAT(other.front(), StartsWith("cue UNKNOT_LEFT_S=30 UNKNOT_TEXT=Other elbow on top. "));
  CHECK(after(40s).empty());
}

TEST_CASE("the countdown of a break says the change of side half way") {
  const auto folder = std::filesystem::temp_directory_path() / ("unknot-sides-test-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream config(folder / "config.toml");
  config << "remedies.off = [";
  for (const auto& id : remedies::Catalogue().ids()) {
    if (id != "eagle-arms") config << '"' << id << "\", ";
  }
  config << "]\n" << std::flush;
  Fixture f({.system = {}, .user = folder / "config.toml"});
  f.daemon.handle(BreakRequested{});
  CHECK(f.screen.last().title == "Eagle arms");
  const auto cue_after = [&](Duration time) {
    f.hands.work(time);
    for (const auto before = f.screen.count(); f.screen.count() == before;) f.io.run_one();
    return f.screen.last().progress + " " + f.screen.last().lines.front();
  };
  CHECK_THAT(cue_after(29s), StartsWith("0:31 left ") && !ContainsSubstring("Other elbow"));
  CHECK_THAT(cue_after(1s), StartsWith("0:30 left Other elbow on top. "));
  std::filesystem::remove_all(folder);
}

TEST_CASE("a rest that the absence was takes nothing from a shorter break begun in it", "[F4]") {
  Fixture f;
  Settings settings;
  for (Kind& kind : settings.kinds) kind.enabled = true, kind.every = 20min;
  f.daemon.handle(SettingsChanged{settings});
  f.hands.work(20min);
  f.io.run_one();
  CHECK(f.daemon.report().status.kind == "rest");
  f.daemon.noticed(ScreenLocked{});
  f.hands.work(4min + 30s);
  CHECK_FALSE(f.daemon.request(BreakRequested{"stretch"}));
  const std::string title = f.screen.last().title;
  f.hands.work(30s);
  f.daemon.handle(TimePassed{});
  const auto before = f.screen.count();
  for (int handlers = 0; handlers < 4; ++handlers) f.io.poll_one();
  CHECK(f.screen.count() > before);
  CHECK(f.screen.last().title == title);
  CHECK(f.screen.last().percent == 50);
  CHECK(f.daemon.report().suggestion->name == title);
}

// SPDX-License-Identifier: MIT
// What keeps a reminder from the screen: one order for all who ask, and one row for each kind of hold.
#include "planner/obstacle.hpp"

#include <catch2/catch_all.hpp>

#include "support/timeline.hpp"

using namespace std::chrono;
using namespace unknot;
using support::Timeline;

namespace {

std::string day_that_holds(const std::string& hold) {
  return "start 2026-11-23 09:00:00 UTC\n0:01:00 hold " + hold + "\n0:02:00 release " + hold;
}

}  // namespace

TEST_CASE("of several reasons not to show a reminder, status and work go by the first", "[R1][R10]") {
  Settings settings;
  settings.hours = parse_hours("Mon 09:00-09:30").value();
  Timeline day(settings);
  const auto check = [&](Obstacle first, State state, bool counts) {
    CHECK(day.planner().obstacle() == first);
    CHECK(day.status().state == state);
    CHECK(day.planner().counting() == counts);
  };
  day.at(20min, DeliveryFailed{"no notification server"});
  check(Obstacle::delivery, State::due, true);
  day.at(20min, HoldBegan{Hold::dnd, "dunst"});
  check(Obstacle::hold, State::held, true);
  day.at(21min, ScreenLocked{});
  check(Obstacle::absence, State::away, false);
  day.advance_to(31min);
  check(Obstacle::off_hours, State::off_hours, false);
  day.at(32min, PauseRequested{std::nullopt});
  check(Obstacle::pause, State::paused, false);
  day.at(33min, BreakRequested{});
  check(Obstacle::break_under_way, State::begun, false);
}

TEST_CASE("every kind of hold keeps a reminder back while its setting is on, and is a word of day files", "[R10]") {
  for (const Hold hold : all_holds) {
    const std::string name(row_of(hold).name());
    CAPTURE(name);
    Timeline held;
    held.at(1min, HoldBegan{hold, "it"});
    held.advance_to(20min);
    CHECK(held.status().state == State::held);
    CHECK(held.status().holds.at(hold).by == ProgramName("it"));
    Settings off;
    off.hold[hold] = false;
    Timeline shown(off);
    shown.at(1min, HoldBegan{hold, "it"});
    shown.advance_to(20min);
    CHECK(shown.status().state == State::shown);
    const auto read = parse_day(day_that_holds(name));
    CHECK((read && read->lines.size() == 2));
  }
}

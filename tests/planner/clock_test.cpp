// SPDX-License-Identifier: MIT
// R30, R31: the clock on the wall is set.
#include <catch2/catch_all.hpp>

#include "planner/planner.hpp"

using namespace unknot;
using namespace std::chrono_literals;
using namespace std::chrono;

namespace {

constexpr sys_days clocks_go_back = 2026y / October / 25;

// As the system gives it at `now`: from a year before on.
Zone berlin_seen(WallTime now) { return Zone{{{floor<seconds>(now) - days{400}, 2h}, {clocks_go_back + 1h, 1h}}}; }

Settings day_begins_at(minutes at) {
  Settings settings;
  settings.day.begins = at;
  return settings;
}

}  // namespace

TEST_CASE("R31: in an hour that comes twice a small step of the clock begins no second day") {
  const WallTime start = clocks_go_back + 0h + 10min;  // 02:10, for the first time
  Planner planner(day_begins_at(2h + 30min), Instant{}, start, berlin_seen(start));
  REQUIRE(planner.handle(TimePassed{}, Instant{15min}).empty());
  const WallTime again = start + 70min;  // 02:20, for the second time
  std::ignore = planner.handle(TimePassed{}, Instant{70min});
  REQUIRE(planner.state().day.worked == 50min);
  std::ignore = planner.handle(ClockChanged{again + 3s, berlin_seen(again)}, Instant{70min});
  std::ignore = planner.handle(TimePassed{}, Instant{85min});
  CHECK(planner.state().day.worked == 65min);
}

TEST_CASE("R30: the next time of a kind is one that hours, days off and pause don't leave out") {
  const WallTime monday = sys_days{2026y / November / 23} + 9h;
  Settings settings;
  settings.hours = parse_hours("Mon-Fri 09:00-12:00").value();
  settings.days_off = {parse_days_off("2026-11-24").value()};
  settings.kinds = {Kind{.name = "walk", .lasts = 10min, .text = {}, .at = {{every_day, 11h}, {every_day, 13h}}}};
  Planner planner(settings, Instant{}, monday, Zone{});
  const auto next = [&] { return planner.status(planner.state().now).kinds.at(0).next_at; };
  CHECK(next() == monday + 2h);
  std::ignore = planner.handle(PauseRequested{3h}, Instant{});
  CHECK(next() == monday + 2h);
  std::ignore = planner.handle(PauseRequested{3h + 1min}, Instant{});
  CHECK(next() == monday + days{2} + 2h);
  std::ignore = planner.handle(PauseRequested{{}}, Instant{});
  CHECK_FALSE(next());
}

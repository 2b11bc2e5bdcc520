// SPDX-License-Identifier: MIT
#include "planner/calendar/hours.hpp"

#include <catch2/catch_all.hpp>

using namespace std::chrono;
using namespace unknot;

namespace {

// Monday
LocalTime monday(Duration since_midnight) { return local_days{2026y / November / 23} + since_midnight; }

bool is_inside(const char* hours, Duration since_monday) {
  return inside(parse_hours(hours).value(), monday(since_monday));
}

Mistake problem(const char* text) {
  const auto hours = parse_hours(text);
  return hours ? as_said("no problem") : hours.error();
}

// Berlin in 2026: summer time from March 29, 01:00 UTC, to October 25, 01:00 UTC.
Zone berlin() {
  return Zone{{{sys_days{2026y / 1 / 1}, hours{1}},
               {sys_days{2026y / 3 / 29} + 1h, hours{2}},
               {sys_days{2026y / 10 / 25} + 1h, hours{1}}}};
}

}  // namespace

TEST_CASE("no hours mean always inside") {
  CHECK(is_inside("", 3h));
  CHECK_FALSE(next_change(parse_hours("").value(), sys_days{2026y / 1 / 1}, Zone{}));
}

TEST_CASE("a window is inside from its first minute until its end") {
  const char* hours = "Mon-Fri 09:00-12:30 13:00-17:30, Sat 10:00-14:00";
  CHECK_FALSE(is_inside(hours, 8h + 59min + 59s));
  CHECK(is_inside(hours, 9h));
  CHECK(is_inside(hours, 12h + 29min + 59s));
  CHECK_FALSE(is_inside(hours, 12h + 30min));
  CHECK(is_inside(hours, days{4} + 17h));
  CHECK(is_inside(hours, days{5} + 13h));
  CHECK_FALSE(is_inside(hours, days{6} + 13h));
}

TEST_CASE("a window may reach over midnight and over the end of the week") {
  CHECK(is_inside("Sun 22:00-02:00", days{6} + 23h));
  CHECK(is_inside("Sun 22:00-02:00", 1h));
  CHECK_FALSE(is_inside("Sun 22:00-02:00", days{1} + 1h));
  CHECK(is_inside("Fri-Mon 08:00-09:00", days{6} + 8h));
  CHECK_FALSE(is_inside("Fri-Mon 08:00-09:00", days{2} + 8h));
}

TEST_CASE("hours without days hold on every day") { CHECK(is_inside("09:00-24:00", days{6} + 23h + 59min)); }

TEST_CASE("what can't be read as hours is named") {
  using What = Mistake::What;
  CHECK(problem("Mon-Fir 09:00-17:00") == Mistake{What::not_a_day, "Mon-Fir"});
  CHECK(problem("Mon 9-17") == Mistake{What::not_hours, "9-17"});
  CHECK(problem("Mon 09:00-25:00") == Mistake{What::not_hours, "09:00-25:00"});
  CHECK(problem("Mon 24:00-00:00") == Mistake{What::not_hours, "24:00-00:00"});
  CHECK(problem("Mon 09:00-09:00") == Mistake{What::empty_hours, "09:00-09:00"});
  CHECK(problem("Mon") == Mistake{What::day_without_time, "Mon"});
  CHECK(problem("Mon 09:00-10:00,,Tue 09:00-10:00") == Mistake{What::nothing_between_commas});
}

TEST_CASE("the next change is the next edge that changes something") {
  const auto hours = parse_hours("Mon 09:00-12:00 12:00-17:00").value();
  CHECK(next_change(hours, sys_days{2026y / 11 / 23} + 9h, Zone{}) == sys_days{2026y / 11 / 23} + 17h);
  CHECK(next_change(hours, sys_days{2026y / 11 / 23} + 17h, Zone{}) == sys_days{2026y / 11 / 30} + 9h);
}

TEST_CASE("hours that fill the week never change") {
  CHECK_FALSE(next_change(parse_hours("Mon-Sun 00:00-24:00").value(), sys_days{2026y / 11 / 23}, berlin()));
}

TEST_CASE("an edge in the hour that is left out comes with the change of the clock", "[failure 31]") {
  const auto hours = parse_hours("Sun 02:30-09:00").value();
  CHECK(next_change(hours, sys_days{2026y / 3 / 28} + 12h, berlin()) == sys_days{2026y / 3 / 29} + 1h);
}

TEST_CASE("in the hour that comes twice hours end twice", "[failure 31]") {
  const auto hours = parse_hours("Sun 01:00-02:30").value();
  const WallTime midnight = sys_days{2026y / 10 / 25};
  CHECK(next_change(hours, midnight, berlin()) == midnight + 30min);            // 02:30 summer time
  CHECK(next_change(hours, midnight + 30min, berlin()) == midnight + 1h);       // back to 02:00
  CHECK(next_change(hours, midnight + 1h, berlin()) == midnight + 1h + 30min);  // 02:30 again
}

// SPDX-License-Identifier: MIT
#include "cli/when.hpp"

#include <rapidcheck.h>

#include <catch2/catch_all.hpp>

#include "local_zone.hpp"
#include "planner/duration.hpp"

using namespace unknot;
using namespace unknot::cli;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using std::chrono::local_days;
using std::chrono::sys_days;

namespace {

// Monday, 23 November 2026, 12:00 in Paris.
const WallTime monday_noon = sys_days{2026y / 11 / 23} + 11h;

Moment moment(std::string_view text, WallTime now = monday_noon) {
  const auto when = parse_when(text, now);
  REQUIRE(when.has_value());
  REQUIRE(std::holds_alternative<Moment>(*when));
  return std::get<Moment>(*when);
}

std::string refused(std::string_view text) {
  const auto when = parse_when(text, monday_noon);
  REQUIRE_FALSE(when.has_value());
  return when.error();
}

}  // namespace

TEST_CASE("a length is read as a length") {
  CHECK(parse_when("20m", monday_noon) == When{Duration{20min}});
  CHECK(parse_when("1h 30min", monday_noon) == When{Duration{90min}});
}

TEST_CASE("a time of day that is to come is today's") {
  const LocalZone paris("Europe/Paris");
  CHECK(moment("14:00") == Moment{sys_days{2026y / 11 / 23} + 13h, ""});
  CHECK(moment("until 14:00") == moment("14:00"));
  CHECK(moment("Until 14:00") == moment("14:00"));
  CHECK(moment("today 14:00") == moment("14:00"));
}

TEST_CASE("a time of day that is past means tomorrow, and says so") {
  const LocalZone paris("Europe/Paris");
  const Moment nine = moment("9:00");
  CHECK(nine.at == sys_days{2026y / 11 / 24} + 8h);
  CHECK(nine.note == "9:00 is past today, so tomorrow is meant.");
  CHECK(moment("12:00").at == sys_days{2026y / 11 / 24} + 11h);
}

TEST_CASE("days are counted from today in local time") {
  const LocalZone paris("Europe/Paris");
  CHECK(moment("tomorrow 9:00") == Moment{sys_days{2026y / 11 / 24} + 8h, ""});
  CHECK(moment("wednesday 9:00") == Moment{sys_days{2026y / 11 / 25} + 8h, ""});
  CHECK(moment("Sun 9:00") == Moment{sys_days{2026y / 11 / 29} + 8h, ""});
  CHECK(moment("monday 14:00") == Moment{sys_days{2026y / 11 / 23} + 13h, ""});
}

TEST_CASE("today's weekday with a time that is past means next week, and says so") {
  const LocalZone paris("Europe/Paris");
  const Moment nine = moment("monday 9:00");
  CHECK(nine.at == sys_days{2026y / 11 / 30} + 8h);
  CHECK_THAT(nine.note, ContainsSubstring("next week is meant"));
}

TEST_CASE("the local day counts, not that of UTC") {
  const LocalZone auckland("Pacific/Auckland");  // 00:30 on Tuesday there
  CHECK(moment("9:00", sys_days{2026y / 11 / 23} + 11h + 30min).at == sys_days{2026y / 11 / 23} + 20h);
}

TEST_CASE("what is no time is refused with what to write instead") {
  const LocalZone paris("Europe/Paris");
  CHECK_THAT(refused("20"), ContainsSubstring("20m"));
  CHECK(refused("lunch") == "'lunch' is no length and no time; write 45m, until 14:00 or tomorrow 9:00");
  CHECK_THAT(refused("25:00"), ContainsSubstring("14:00"));
  CHECK_THAT(refused("9:5"), ContainsSubstring("is no time of day"));
  CHECK_THAT(refused("9:60"), ContainsSubstring("is no time of day"));
  CHECK_THAT(refused("-1:00"), ContainsSubstring("is no time of day"));
  CHECK_THAT(refused("until 20m"), ContainsSubstring("'until' wants a time"));
  CHECK_THAT(refused("until"), ContainsSubstring("'until' wants a time"));
  CHECK_THAT(refused("tomorrow"), ContainsSubstring("'tomorrow 9:00'"));
  CHECK_THAT(refused("someday 9:00"), ContainsSubstring("is no day"));
  CHECK_THAT(refused("today 9:00"), ContainsSubstring("'tomorrow 9:00'"));
  CHECK_THAT(refused("mo 9:00"), ContainsSubstring("is no day"));
  CHECK_FALSE(parse_when("", monday_noon).has_value());
}

TEST_CASE("a time that comes twice is the earlier, one that is left out the later of the two it could mean") {
  struct Change {
    const char* zone;
    LocalTime local;
    WallTime expected;
  };
  const auto change = GENERATE(
      Change{"Europe/Paris", local_days{2026y / 10 / 25} + 2h + 30min, sys_days{2026y / 10 / 25} + 30min},
      Change{"Europe/Paris", local_days{2026y / 3 / 29} + 2h + 30min, sys_days{2026y / 3 / 29} + 1h + 30min},
      Change{"America/New_York", local_days{2026y / 11 / 1} + 1h + 30min, sys_days{2026y / 11 / 1} + 5h + 30min},
      Change{"America/New_York", local_days{2026y / 3 / 8} + 2h + 30min, sys_days{2026y / 3 / 8} + 7h + 30min},
      // Half an hour.
      Change{"Australia/Lord_Howe", local_days{2026y / 4 / 5} + 1h + 45min, sys_days{2026y / 4 / 4} + 14h + 45min},
      Change{"Australia/Lord_Howe", local_days{2026y / 10 / 4} + 2h + 15min, sys_days{2026y / 10 / 3} + 15h + 45min},
      // Summer time is the usual one and Ramadan the exception.
      Change{"Africa/Casablanca", local_days{2026y / 2 / 15} + 2h + 30min, sys_days{2026y / 2 / 15} + 1h + 30min},
      Change{"Africa/Casablanca", local_days{2026y / 3 / 22} + 2h + 30min, sys_days{2026y / 3 / 22} + 2h + 30min},
      // The clocks go back for good: no summer time on either side.
      Change{"Europe/Moscow", local_days{2014y / 10 / 26} + 1h + 30min, sys_days{2014y / 10 / 25} + 21h + 30min},
      // Winter is the season with the flag.
      Change{"Europe/Dublin", local_days{2026y / 10 / 25} + 1h + 30min, sys_days{2026y / 10 / 25} + 30min},
      Change{"Europe/Dublin", local_days{2026y / 3 / 29} + 1h + 30min, sys_days{2026y / 3 / 29} + 1h + 30min});
  const LocalZone zone(change.zone);
  INFO(change.zone);
  CHECK(local_to_wall(change.local) == change.expected);
}

TEST_CASE("what a clock shows and the moment it shows it belong together") {
  const char* name = GENERATE("Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca",
                              "Europe/Dublin", "Asia/Kathmandu", "UTC");
  const LocalZone zone(name);
  REQUIRE(rc::check(name, [] {
    const auto minute = *rc::gen::inRange<long>(0, 20L * 366 * 24 * 60);
    const WallTime at = sys_days{2020y / 1 / 1} + std::chrono::minutes{minute};
    const WallTime back = local_to_wall(wall_to_local(at));
    RC_ASSERT(wall_to_local(back) == wall_to_local(at));
    RC_ASSERT(back <= at);
  }));
}

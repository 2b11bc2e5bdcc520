// SPDX-License-Identifier: MIT
#include "text/when.hpp"

#include <rapidcheck.h>

#include <catch2/catch_all.hpp>

#include "../../clocks/local_zone.hpp"
#include "clocks/zone.hpp"
#include "planner/calendar/duration.hpp"
#include "text/calendar.hpp"

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
  CHECK(parse_when("for 20m", monday_noon) == When{Duration{20min}});
  CHECK(parse_when("For  1h 30min", monday_noon) == When{Duration{90min}});
  CHECK_FALSE(parse_when("for tomorrow", monday_noon));
  CHECK_FALSE(parse_when("for until 15:00", monday_noon));
  CHECK_FALSE(parse_when("for", monday_noon));
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
  CHECK(nine.note == "9:00 has passed today; assuming tomorrow.");
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
  CHECK_THAT(nine.note, ContainsSubstring("assuming next week"));
}

TEST_CASE("the local day counts, not that of UTC") {
  const LocalZone auckland("Pacific/Auckland");  // 00:30 on Tuesday there
  CHECK(moment("9:00", sys_days{2026y / 11 / 23} + 11h + 30min).at == sys_days{2026y / 11 / 23} + 20h);
}

TEST_CASE("what is no time is refused with what to write instead") {
  const LocalZone paris("Europe/Paris");
  CHECK_THAT(refused("20"), ContainsSubstring("20m"));
  CHECK(refused("lunch") == "'lunch' is neither a duration nor a time; write 45m, until 14:00 or tomorrow 9:00");
  CHECK_THAT(refused("25:00"), ContainsSubstring("14:00"));
  CHECK_THAT(refused("9:5"), ContainsSubstring("is not a time of day"));
  CHECK_THAT(refused("9:60"), ContainsSubstring("is not a time of day"));
  CHECK_THAT(refused("-1:00"), ContainsSubstring("is not a time of day"));
  CHECK_THAT(refused("until 20m"), ContainsSubstring("'until' needs a time"));
  CHECK_THAT(refused("until"), ContainsSubstring("'until' needs a time"));
  CHECK_THAT(refused("someday 9:00"), ContainsSubstring("is not a day"));
  CHECK_THAT(refused("today 9:00"), ContainsSubstring("'tomorrow 9:00'"));
  CHECK_THAT(refused("mo 9:00"), ContainsSubstring("is not a day"));
  CHECK_FALSE(parse_when("", monday_noon).has_value());
}

TEST_CASE("a day alone is meant from its first moment on, and today to its end", "[F37]") {
  const LocalZone paris("Europe/Paris");
  CHECK(moment("until 2026-12-24") == Moment{sys_days{2026y / 12 / 23} + 23h, ""});
  CHECK(moment("2026-12-24") == moment("until 2026-12-24"));
  CHECK(moment("until 24 dec") == moment("until 2026-12-24"));
  CHECK(moment("thursday 24 december") == moment("until 2026-12-24"));
  CHECK(moment("2026-12-24 9:00") == Moment{sys_days{2026y / 12 / 24} + 8h, ""});
  CHECK(moment("until 24 Dec 9:00") == moment("2026-12-24 9:00"));
  CHECK(moment("today") == Moment{sys_days{2026y / 11 / 23} + 23h, ""});
  CHECK(moment("until tomorrow") == moment("today"));
  CHECK(moment("tomorrow") == moment("today"));
  CHECK(moment("until wednesday") == Moment{sys_days{2026y / 11 / 24} + 23h, ""});
  CHECK(moment("until monday") == Moment{sys_days{2026y / 11 / 29} + 23h, "That is today; assuming next week."});
  CHECK(moment("1 feb") == Moment{sys_days{2027y / 1 / 31} + 23h, ""});
  CHECK(moment("14:00 tomorrow") == moment("tomorrow 14:00"));
}

TEST_CASE("a day that is past, that no calendar has or that is more than a year away is refused", "[F37]") {
  const LocalZone paris("Europe/Paris");
  CHECK(refused("until 2026-11-22") == "2026-11-22 is in the past");
  CHECK(refused("until 2026-11-23") == "2026-11-23 has already begun");
  CHECK(refused("2026-11-23 9:00") == "2026-11-23 9:00 is in the past");
  CHECK_THAT(refused("until today"), ContainsSubstring("just 'today'"));
  CHECK_THAT(refused("until 2026-02-30"), ContainsSubstring("is not a date"));
  CHECK_THAT(refused("until 30 feb"), ContainsSubstring("is not a date"));
  CHECK_THAT(refused("until sat 24 dec"), ContainsSubstring("is not a date"));
  CHECK(refused("until 2028-01-01") == "2028-01-01 is more than 366 days away");
}

TEST_CASE("numbers in times and lengths are digits and nothing else", "[F35]") {
  const LocalZone paris("Europe/Paris");
  for (const char* text : {"2026-1a-16",
                           "20 6-12-01",
                           "2026-12-1 ",
                           "+026-12-01",
                           "2026-12-+1",
                           "2026-0x-01",
                           "12026-12-01",
                           "2026-1-16",
                           "+9:00",
                           "9:+5",
                           "0x9:00",
                           "1e1:00",
                           "009:00",
                           "9:005",
                           " :30",
                           "9: 0",
                           "\u0661\u0662:00",
                           "9:0\u0660",
                           "99999999999:00",
                           "+1 dec",
                           "001 dec",
                           "+5",
                           "+5m",
                           "0x10",
                           "0x10m",
                           "1e3",
                           "1e3s",
                           "5m5m",
                           "-5m",
                           "--5m",
                           "5m-3s",
                           "\u0665m",
                           "5\u00a0m",
                           "1.5h",
                           "1,5h",
                           "99999999999s",
                           "18446744073709551616m",
                           "5m\n",
                           "14:00\v"}) {
    INFO(text);
    CHECK_FALSE(parse_when(text, monday_noon));
    CHECK_FALSE(parse_when(std::string("until ") + text, monday_noon));
  }
}

TEST_CASE("what is said of a moment is read as that moment", "[F37]") {
  const char* name = GENERATE("Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC");
  const LocalZone zone(name);
  REQUIRE(rc::check(name, [] {
    const WallTime now = sys_days{2024y / 1 / 1} + std::chrono::seconds{*rc::gen::inRange<long>(0, 5L * 366 * 86400)};
    const std::chrono::minutes later{*rc::gen::inRange<long>(1, 364L * 24 * 60)};
    const WallTime at = std::chrono::floor<std::chrono::minutes>(now) + later;
    const std::string said = Calendar{now, wall_to_local}.say(at);
    const auto read = parse_when(said, now);
    RC_ASSERT((read.has_value() && std::holds_alternative<Moment>(*read)));
    const WallTime found = std::get<Moment>(*read).at;
    RC_ASSERT(found > now);
    // Of two moments that a clock shows alike the earlier is meant, unless it is past.
    RC_ASSERT(wall_to_local(found) == wall_to_local(at) || found > at);
  }));
}

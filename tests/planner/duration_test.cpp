// SPDX-License-Identifier: MIT
// Durations as people write them, read and written.
#include "planner/calendar/duration.hpp"

#include <rapidcheck.h>

#include <catch2/catch_all.hpp>

using namespace std::chrono_literals;
using unknot::Duration;
using unknot::Mistake;
using What = Mistake::What;
using unknot::format_duration;
using unknot::parse_duration;
using unknot::spoken_duration;

namespace {

Mistake why_not(std::string_view text) {
  const auto parsed = parse_duration(text);
  return parsed ? unknot::as_said("read as " + format_duration(*parsed)) : parsed.error();
}

}  // namespace

TEST_CASE("a duration is read with every name of its unit") {
  for (const auto* text : {"90s", "90 s", "90sec", "90 second", "90seconds", "1m30s", "1 min 30 sec", " 1m 30s\t"}) {
    CAPTURE(text);
    CHECK(parse_duration(text).value() == 90s);
  }
  CHECK(parse_duration("1h30m").value() == 90min);
  CHECK(parse_duration("2hr").value() == 2h);
  CHECK(parse_duration("1 hour 30 minutes").value() == 90min);
  CHECK(parse_duration("366 days").value() == unknot::longest_duration);
  CHECK(parse_duration("0").value() == 0s);
}

TEST_CASE("a duration without a unit is refused with what to write instead") {
  CHECK(why_not("20") == Mistake{What::no_unit, "20", "20"});
  CHECK(why_not("1h30") == Mistake{What::no_last_unit, "1h30", "1h30m"});
}

TEST_CASE("a duration that can't be read says which part is wrong") {
  CHECK(why_not("") == Mistake{What::no_length});
  CHECK(why_not("soon") == Mistake{What::not_a_length, "soon"});
  CHECK(why_not("-5m") == Mistake{What::not_a_length, "-5m"});
  CHECK(why_not("5 apples") == Mistake{What::unknown_unit, "5 apples", "apples"});
  CHECK(why_not("1.5h") == Mistake{What::not_whole, "1.5h"});
  CHECK(why_not("30m1h") == Mistake{What::units_out_of_order, "30m1h"});
  CHECK(why_not("1m1m") == Mistake{What::units_out_of_order, "1m1m"});
}

TEST_CASE("a duration longer than a year is refused however many digits it has") {
  for (const auto* text : {"366d1s", "99999999h", "99999999999999999999s"}) {
    CHECK(why_not(text) == Mistake{What::length_too_long, text, "366d"});
  }
}

TEST_CASE("a duration is written in its shortest exact form") {
  CHECK(format_duration(0s) == "0s");
  CHECK(format_duration(90s) == "1m30s");
  CHECK(format_duration(90min) == "1h30m");
  CHECK(format_duration(24h) == "1d");
  CHECK(format_duration(1999ms) == "1s");
  CHECK(format_duration(-5s) == "0s");
}

TEST_CASE("what is kept is kept for ever, for years, or for a duration of at least a day") {
  using unknot::parse_keep;
  CHECK(parse_keep("forever").value() == std::nullopt);
  CHECK(parse_keep("90d").value() == std::chrono::days{90});
  CHECK(parse_keep("1y").value() == std::chrono::days{365});
  CHECK(parse_keep("10 years").value() == std::chrono::days{3650});
  CHECK(parse_keep("12h").error() == Mistake{What::too_short, "12h", "1d"});
  CHECK(parse_keep("0y").error() == Mistake{.what = What::years_out_of_range, .text = "0y", .most = 100});
  CHECK(parse_keep("101y").error() == Mistake{.what = What::years_out_of_range, .text = "101y", .most = 100});
  CHECK(parse_keep("soon").error().what == What::nor_forever);
  CHECK_FALSE(parse_keep("y"));
}

TEST_CASE("how long something is kept is written as it is read") {
  for (const auto* text : {"forever", "90d", "1d12h", "364d", "1y", "366d", "2y", "100y"})
    CHECK(unknot::format_keep(unknot::parse_keep(text).value()) == text);
  CHECK(unknot::format_keep(unknot::parse_keep("10 years").value()) == "10y");
  CHECK(unknot::format_keep(unknot::parse_keep("365d").value()) == "1y");
}

TEST_CASE("what is written of a duration reads back as the same") {
  REQUIRE(rc::check("format then parse", [] {
    const auto limit = std::chrono::floor<std::chrono::seconds>(unknot::longest_duration).count();
    const Duration duration = std::chrono::seconds{*rc::gen::inRange<std::int64_t>(0, limit + 1)};
    RC_ASSERT(parse_duration(format_duration(duration)).value() == duration);
  }));
}

TEST_CASE("no text crashes the reading of a duration") {
  REQUIRE(rc::check("random text", [] {
    const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0159smhdin \t.-x\0", 16)));
    const auto parsed = parse_duration(text);
    if (parsed) RC_ASSERT(*parsed <= unknot::longest_duration && *parsed >= 0s);
  }));
}

TEST_CASE("a spoken duration is rounded up to the unit it shows") {
  CHECK(spoken_duration(0s) == "0 s");
  CHECK(spoken_duration(1ms) == "1 s");
  CHECK(spoken_duration(40s) == "40 s");
  CHECK(spoken_duration(59001ms) == "1 min");
  CHECK(spoken_duration(61s) == "2 min");
  CHECK(spoken_duration(72min) == "1 h 12 min");
  CHECK(spoken_duration(59min + 1s) == "1 h");
  CHECK(spoken_duration(24h) == "1 day");
  CHECK(spoken_duration(50h + 1s) == "2 days 3 h");
}

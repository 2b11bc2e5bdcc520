// SPDX-License-Identifier: MIT
// Lengths and days, as people read them.
#include <catch2/catch_all.hpp>

#include "words/language/dates.hpp"
#include "words/language/duration.hpp"

using namespace unknot::words;
using namespace std::chrono_literals;
using std::chrono::local_days;
using std::chrono::November;

TEST_CASE("a length is said to the second") {
  CHECK(to_the_second(60s) == "1 min");
  CHECK(to_the_second(90s) == "1 min 30 s");
  CHECK(to_the_second(20s) == "20 s");
  CHECK(to_the_second(500ms) == "1 s");
  CHECK(to_the_second(0s) == "0 s");
}

TEST_CASE("a long time is said to the nearest minute, a very long one to the nearest hour") {
  CHECK(to_the_minute(29s) == "0 min");
  CHECK(to_the_minute(59min + 29s) == "59 min");
  CHECK(to_the_minute(59min + 31s) == "1 h");
  CHECK(to_the_minute(6h + 12min) == "6 h 12 min");
  CHECK(to_the_minute(99h + 59min) == "99 h 59 min");
  CHECK(to_the_minute(100h + 30min) == "101 h");
}

TEST_CASE("a day is said as wide whatever its number") {
  CHECK(short_date(local_days{2026y / November / 2}) == "Mon  2 Nov");
  CHECK(short_date(local_days{2026y / November / 16}) == "Mon 16 Nov");
  CHECK(date_and_time(local_days{2026y / November / 16}, "09:21") == "Mon 16 Nov 09:21");
}

TEST_CASE("a period is said without what its two days share") {
  const auto said = [](auto first, auto last) { return period(local_days{first}, local_days{last}); };
  CHECK(said(2026y / November / 20, 2026y / November / 20) == "Friday 20 November 2026");
  CHECK(said(2026y / November / 16, 2026y / November / 22) == "16 to 22 November 2026");
  CHECK(said(2026y / November / 16, 2026y / 12 / 2) == "16 November to 2 December 2026");
  CHECK(said(2026y / November / 16, 2027y / November / 16) == "16 November 2026 to 16 November 2027");
}

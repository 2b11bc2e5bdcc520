// SPDX-License-Identifier: MIT
// What is wrong with what a person wrote, as it is said.
#include "words/problems/mistake.hpp"

#include <catch2/catch_all.hpp>

#include "planner/calendar/days_off.hpp"
#include "planner/calendar/duration.hpp"
#include "planner/calendar/fixed_times.hpp"
#include "planner/calendar/hours.hpp"
#include "words/problems/located.hpp"

using namespace unknot;
using What = Mistake::What;

namespace {

std::string said(const auto& read) { return read ? "no mistake" : words::mistake(read.error()); }

}  // namespace

TEST_CASE("a length that can't be read is said with what to write instead") {
  CHECK(said(parse_duration("20")) == "'20' has no unit after 20; write 20s, 20m or 20h");
  CHECK(said(parse_duration("1h30")) == "'1h30' has no unit at its end; write 1h30m");
  CHECK(said(parse_duration("1.5h")) == "'1.5h' is not a whole number; write it as 20m, 90s or 1h30m");
  CHECK(said(parse_duration("")) == "a duration is missing; write it as 20m, 90s or 1h30m");
  CHECK(said(parse_duration("soon")) == "'soon' is not a duration; write it as 20m, 90s or 1h30m");
  CHECK(said(parse_duration("5 apples")) == "unknown unit 'apples' in '5 apples'; use s, m, h or d");
  CHECK(said(parse_duration("30m1h")) ==
        "'30m1h' has its units out of order; write each once, longest first, as in 1h30m");
  CHECK(said(parse_duration("367d")) == "'367d' is too long; the maximum is 366d");
  CHECK(said(parse_keep("12h")) == "must be at least 1d, not '12h'");
  CHECK(said(parse_keep("0y")) == "must be 1 to 100 years, not '0y'");
  CHECK(said(parse_keep("soon")) == "'soon' is not a duration; write it as 20m, 90s or 1h30m, or forever");
}

TEST_CASE("hours, times and days that can't be read are said") {
  CHECK(said(parse_hours("Mon-Fir 09:00-17:00")) ==
        "'Mon-Fir' is not a day; use Mon, Tue, Wed, Thu, Fri, Sat or Sun, or Mon-Fri");
  CHECK(said(parse_hours("9-17")) == "'9-17' is not a time range; write it as 09:00-17:30");
  CHECK(said(parse_hours("Mon")) == "'Mon' has no time; add one, as in Mon-Fri 09:00-17:30");
  CHECK(said(parse_fixed_time("noon")) == "'noon' is not a time; write it as 12:30 or Mon-Fri 12:30");
  CHECK(said(parse_days_off("2026-12-25..2026-12-24")) == "'2026-12-25..2026-12-24' ends before it begins");
}

TEST_CASE("a mistake is said with its key first and what was meant last") {
  CHECK(words::mistake({.what = What::unknown_key, .text = "snoze", .meant = "snooze"}) ==
        "unknown key 'snoze'; did you mean 'snooze'?");
  CHECK(
      words::mistake({.what = What::wrong_type, .key = "gap", .wanted = SettingType::duration, .found = Found::list}) ==
      "gap: must be a duration such as \"5m\", not a list");
  CHECK(words::mistake({.what = What::not_a_choice, .text = "x", .key = "view", .names = {"", "off"}}) ==
        "view: must be one of \"\", off, not 'x'");
}

TEST_CASE("why a file can't be read or written is said behind its name") {
  const Mistake unread = because({What::cant_read, "/a\nb"}, as_said("Permission denied"));
  CHECK(words::mistake(unread) == "can't read /a b: Permission denied");
  CHECK(words::mistake(because({What::cant_write, "/a"}, because({What::in_its_directory}, as_said("No space")))) ==
        "can't write /a: No space in its directory");
}

TEST_CASE("days that are over are counted") {
  CHECK(words::mistake({.what = What::day_over, .text = "2026-01-01"}) == "2026-01-01 is over");
  CHECK(words::mistake({.what = What::days_over, .text = "2026-01-01", .count = 2}) ==
        "2026-01-01 and 2 more are over");
}

TEST_CASE("a place is said as far as it is known") {
  CHECK(words::line({.file = "f", .line = 3, .column = 0, .mistake = as_said("no")}) == "f:3: no");
  CHECK(words::line({.file = "", .line = 3, .column = 0, .mistake = as_said("no")}) == "line 3: no");
  CHECK(words::line({.file = "", .line = 3, .column = 4, .mistake = as_said("no")}) == "line 3, column 4: no");
  CHECK(words::line({.file = "f", .line = 0, .column = 4, .mistake = as_said("no")}) == "f: no");
  CHECK(words::message_first({.file = "a/f", .line = 3, .column = 0, .mistake = as_said("no")}) == "no (f:3)");
  CHECK(words::message_first({.file = "", .mistake = as_said("no")}) == "no");
}

TEST_CASE("of many problems the first are said, and how many there are besides") {
  const toml_text::Problem one{.file = "f", .line = 1, .column = 2, .mistake = as_said("no"), .warning = true};
  toml_text::Problem last{.file = "f", .mistake = {.what = What::more, .count = 7}, .count = 7};
  CHECK(words::line(one) == "f:1:2: warning: no");
  CHECK(words::line(last) == "f: and 7 more problems");
  CHECK(words::lines({one, one, last}, 1) ==
        std::vector<std::string>{"f:1:2: warning: no", "and 8 more; see: unknot config check"});
}

// SPDX-License-Identifier: MIT
#include "planner/days/day.hpp"

#include <catch2/catch_all.hpp>

using namespace unknot;
using namespace std::chrono;

namespace {

const std::string start = "start 2026-11-23 09:00:00 Europe/Berlin\n";

std::string problem_of(const std::string& text) {
  const auto day = parse_day(text);
  return day ? "no problem" : std::to_string(day.error().line) + ": " + day.error().mistake.text;
}

std::string problem(const std::string& lines) { return problem_of(start + lines); }

}  // namespace

TEST_CASE("a day keeps its lines as they stand, without comments and empty lines") {
  const auto day =
      parse_day("# all\n\n" + start + "set gap  0s  # none\n0:00:10  hands-off\t# gone\n0:00:20 > show stretch\n")
          .value();
  CHECK(day.start_text == "start 2026-11-23 09:00:00 Europe/Berlin");
  REQUIRE(day.lines.size() == 2);
  CHECK(day.lines[0].text == "set gap  0s");
  CHECK(day.lines[1].text == "0:00:10  hands-off");
  CHECK(day.lines[1].line == 5);
  CHECK(day.ends == 20s);
}

TEST_CASE("a value of a setting may hold blanks") {
  const auto day = parse_day(start + "set hours Mon 09:00-10:00, Tue 09:00-10:00\n").value();
  CHECK(std::get<SetKey>(day.lines[0].input).value == "Mon 09:00-10:00, Tue 09:00-10:00");
}

TEST_CASE("a day with carriage returns reads the same") {
  CHECK(parse_day("start 2026-11-23 09:00:00 UTC\r\n0:00:01 lock\r\n").value().lines.at(0).text == "0:00:01 lock");
}

TEST_CASE("a line that can't be read is named with its reason") {
  CHECK(problem_of("") == "1: there is no start; the first line must be: start 2026-11-23 09:00:00 Europe/Berlin");
  CHECK(problem_of("0:00:00 lock\n") == "1: a day begins with: start 2026-11-23 09:00:00 Europe/Berlin");
  CHECK(problem_of("start 2026-02-30 09:00:00 UTC\n") == "1: '2026-02-30 09:00:00' is not a date and time");
  CHECK(problem("0:00:5 lock\n") == "2: '0:00:5' is not a time; write it as 0:20:00");
  CHECK(problem("0:60:00 lock\n") == "2: '0:60:00' is not a time; write it as 0:20:00");
  CHECK(problem("0:00:01 lokc\n") == "2: 'lokc' is not a valid input");
  CHECK(problem("0:00:01\n") == "2: nothing happens at this time");
  CHECK(problem("0:00:01 >\n") == "2: there is no output after '>'");
  CHECK(problem("0:00:01 hold\n").starts_with("2: 'hold' needs one of dnd, meeting, "));
  CHECK(problem("0:00:01 answer maybe\n") ==
        "2: 'answer' needs one of start, done, skip, force skip, dismiss, snooze [DURATION]");
  CHECK(problem("0:00:01 lock now\n") == "2: nothing may follow 'lock'");
  CHECK(problem("0:00:01 clock 1h\n") == "2: 'clock' needs +DURATION or -DURATION");
  CHECK(problem("0:00:01 pause 0s\n") == "2: the duration must be greater than 0");
  CHECK(problem("0:00:02 lock\n0:00:01 unlock\n") == "3: the time goes back; lines must be in order of time");
  CHECK(problem("0:00:02 lock\nset gap 1m\n") == "3: a setting after the day has begun needs a time");
  CHECK(problem("0:00:02 sleep\n0:00:03 lock\n") == "3: only 'wake' may follow 'sleep'");
  CHECK(problem("0:00:02 end\n0:00:03 lock\n") == "3: nothing may follow 'end'");
}

TEST_CASE("every output has its words") {
  CHECK(day_line(50min, ShowReminder{"rest", 0}) == "0:50:00 > show rest");
  CHECK(day_line(25h, ShowReminder{"rest", 2}) == "25:00:00 > show rest again 2");
  CHECK(day_line(1s, BeginBreak{"rest", 90s}) == "0:00:01 > begin rest 1m30s");
  CHECK(day_line(1s, EndBreak{"rest"}) == "0:00:01 > end rest");
  CHECK(day_line(1s, RecordOutcome{"rest", Outcome::interrupted}) == "0:00:01 > record rest interrupted");
  CHECK(day_line(1s, RecordOutcome{"rest", Outcome::done}) == "0:00:01 > record rest done");
  CHECK(day_line(1s, RefuseRequest{Wish::take_break, Refusal::unknown_kind}) == "0:00:01 > refuse break");
  CHECK(day_line(1s, WithdrawReminder{"rest"}) == "0:00:01 > withdraw rest");
}

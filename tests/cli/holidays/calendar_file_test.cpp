// SPDX-License-Identifier: MIT
// Calendar files, as people and other programs write them.
#include "holidays/calendar_file.hpp"

#include <catch2/catch_all.hpp>

#include "words/problems/mistake.hpp"

using namespace unknot;
using namespace unknot::cli;
using namespace std::string_literals;
using Lines = std::vector<std::string>;

namespace {

constexpr Years two_years{2026, 2027};

std::string event(const std::string& lines) { return "BEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\n"; }

std::string calendar(const std::string& events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//\r\n" + events + "END:VCALENDAR\r\n";
}

CalendarDays read(const std::string& text, Years years = two_years) {
  const auto found = read_calendar(text, years);
  INFO((found ? "" : words::mistake(found.error())));
  REQUIRE(found);
  return *found;
}

Lines days_of(const CalendarDays& calendar) {
  Lines lines;
  for (const Holiday& each : calendar.days)
    lines.push_back(format_days_off(each.days) + (each.name.empty() ? "" : " " + each.name));
  return lines;
}

Lines days(const std::string& lines, Years years = two_years) { return days_of(read(calendar(event(lines)), years)); }

LeftOut left_out(const std::string& events) {
  const auto found = read(calendar(events));
  CHECK(found.days.empty());
  return found.left_out;
}

std::string refusal(const std::string& text) {
  const auto found = read_calendar(text, two_years);
  REQUIRE_FALSE(found);
  return words::mistake(found.error());
}

}  // namespace

TEST_CASE("an all-day event is its date, and one of several days is all of them") {
  CHECK(days("DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas Day\r\n") == Lines{"2026-12-25 Christmas Day"});
  CHECK(days("DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261226\r\n") == Lines{"2026-12-25"});
  CHECK(days("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20270103\r\n") == Lines{"2026-12-24..2027-01-02"});
  CHECK(days("DTSTART;VALUE=DATE:20261224\r\nDURATION:P1W\r\n") == Lines{"2026-12-24..2026-12-30"});
  CHECK(days("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261220\r\n") == Lines{"2026-12-24"});
}

TEST_CASE("a recurring event comes in the years asked for, without its exceptions") {
  const std::string christmas = "DTSTART;VALUE=DATE:20001225\r\nRRULE:FREQ=YEARLY\r\n";
  CHECK(days(christmas) == Lines{"2026-12-25", "2027-12-25"});
  CHECK(days(christmas, {2030, 2030}) == Lines{"2030-12-25"});
  CHECK(days(christmas + "EXDATE;VALUE=DATE:20261225\r\n") == Lines{"2027-12-25"});
  CHECK(days(christmas + "RDATE;VALUE=DATE:20260701\r\n") == Lines{"2026-07-01", "2026-12-25", "2027-12-25"});
  CHECK(days("DTSTART;VALUE=DATE:20001123\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\r\n") ==
        Lines{"2026-11-26", "2027-11-25"});
  CHECK(days("DTSTART;VALUE=DATE:20261228\r\nDTEND;VALUE=DATE:20261230\r\nRRULE:FREQ=YEARLY;COUNT=2\r\n") ==
        Lines{"2026-12-28..2026-12-29", "2027-12-28..2027-12-29"});
  CHECK(days("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=DAILY\r\n").size() == 730);
}

TEST_CASE("an instance that was moved is taken where it is now") {
  const std::string whole = "UID:one\r\nDTSTART;VALUE=DATE:20200501\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:May\r\n";
  const std::string moved = "UID:one\r\nRECURRENCE-ID;VALUE=DATE:20260501\r\nDTSTART;VALUE=DATE:20260504\r\n";
  CHECK(days_of(read(calendar(event(moved) + event(whole)))) == Lines{"2026-05-04", "2027-05-01 May"});
}

TEST_CASE("an instance that was cancelled, or got a time of day, is gone") {
  const std::string whole = "UID:one\r\nDTSTART;VALUE=DATE:20200501\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:May\r\n";
  const std::string instance = "UID:one\r\nRECURRENCE-ID;VALUE=DATE:20260501\r\n";
  const auto cancelled =
      read(calendar(event(whole) + event(instance + "DTSTART;VALUE=DATE:20260501\r\nSTATUS:CANCELLED\r\n")));
  CHECK(days_of(cancelled) == Lines{"2027-05-01 May"});
  CHECK(cancelled.left_out == LeftOut{.cancelled = 1});
  const auto timed = read(calendar(event(instance + "DTSTART:20260501T100000Z\r\n") + event(whole)));
  CHECK(days_of(timed) == Lines{"2027-05-01 May"});
  CHECK(timed.left_out == LeftOut{.timed = 1});
}

TEST_CASE("days of which some are in the years asked for are taken") {
  CHECK(days("DTSTART;VALUE=DATE:20251224\r\nDTEND;VALUE=DATE:20260103\r\n") == Lines{"2025-12-24..2026-01-02"});
  CHECK(days("DTSTART;VALUE=DATE:20201231\r\nDURATION:P2D\r\nRRULE:FREQ=YEARLY\r\n", {2026, 2026}) ==
        Lines{"2025-12-31..2026-01-01", "2026-12-31..2027-01-01"});
  CHECK(days("DTSTART;VALUE=DATE:20000101\r\nRDATE;VALUE=DATE:20251231\r\nDURATION:P2D\r\n") ==
        Lines{"2025-12-31..2026-01-01"});
  CHECK(days("DTSTART;VALUE=DATE:20251230\r\nDTEND;VALUE=DATE:20260101\r\n").empty());
}

TEST_CASE("a rule or a length that can't be followed is no single day") {
  const std::string new_year = "DTSTART;VALUE=DATE:20260101\r\n";
  for (const char* line :
       {"RRULE:FREQ=FOO\r\n", "RRULE:FREQ=YEARLY;UNTIL=20280101;COUNT=2\r\n", "RRULE:FREQ=YEARLY\r\nrrule:FREQ=FOO\r\n",
        "DURATION:P400D\r\n", "DURATION:P400W\r\n", "DURATION:P52W9D\r\n"}) {
    INFO(line);
    CHECK(left_out(event(new_year + line)) == LeftOut{.unreadable = 1});
  }
}

TEST_CASE("everything else is left out and counted") {
  CHECK(left_out(event("DTSTART:20261225T100000Z\r\n") + event("DTSTART;TZID=Europe/Berlin:20261225T000000\r\n")) ==
        LeftOut{.timed = 2});
  CHECK(left_out(event("DTSTART;VALUE=DATE:20251225\r\n") + event("DTSTART;VALUE=DATE:99991231\r\n")) ==
        LeftOut{.other_years = 2});
  CHECK(left_out(event("DTSTART;VALUE=DATE:20261225\r\nSTATUS:CANCELLED\r\n")) == LeftOut{.cancelled = 1});
  CHECK(left_out(event("SUMMARY:No date\r\n") + event("DTSTART;VALUE=DATE:20261345\r\n") +
                 event("DTSTART;VALUE=DATE:00000000\r\n") +
                 event("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=HOURLY\r\n") +
                 event("DTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20280101\r\n") + "BEGIN:VEVENT\r\n")
            .unreadable == 6);
  CHECK(left_out("BEGIN:VTODO\r\nDTSTART;VALUE=DATE:20261225\r\nEND:VTODO\r\n") == LeftOut{});
}

TEST_CASE("a rule without end ends with the years asked for, and one that never holds gives nothing") {
  CHECK(days("DTSTART;VALUE=DATE:20000101\r\nRRULE:FREQ=WEEKLY\r\n", {2026, 2026}).size() == 52);
  CHECK(days("DTSTART;VALUE=DATE:20000101\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n").empty());
}

TEST_CASE("the same days are taken once, in the order of the calendar") {
  const std::string one = event("DTSTART;VALUE=DATE:20261225\r\nSUMMARY:First\r\n");
  const std::string two = event("DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Second\r\n");
  const std::string early = event("DTSTART;VALUE=DATE:20260101\r\n");
  CHECK(days_of(read(calendar(one + two + early))) == Lines{"2026-01-01", "2026-12-25 First"});
  const std::string longer = event("DTSTART;VALUE=DATE:20261225\r\nDURATION:P2D\r\n");
  CHECK(days_of(read(calendar(one + longer))) == Lines{"2026-12-25..2026-12-26", "2026-12-25 First"});
}

TEST_CASE("line ends, folded lines, marks and names are read as they are written") {
  const std::string folded =
      "DTSTART;VALUE=DATE:2026\r\n 1225\r\nSUMMARY:Heiliger\r\n  Abend\\, fr\xc3\r\n \xbc"
      "h\r\n";
  CHECK(days(folded) == Lines{"2026-12-25 Heiliger Abend, fr\xc3\xbch"});
  std::string unix_text =
      "\xef\xbb\xbf" + calendar(event("DTSTART;VALUE=DATE:20261225\r\nSUMMARY:N\xc3\xb6\xc3\xabl\r\n"));
  std::erase(unix_text, '\r');
  CHECK(days_of(read(unix_text)) == Lines{"2026-12-25 N\xc3\xb6\xc3\xabl"});
  CHECK(days("dtstart;value=date:20261225\r\nsummary:Low\\ner\x1b[2J\xff\r\n") ==
        Lines{"2026-12-25 Low er\uFFFD[2J\uFFFD"});
}

TEST_CASE("what an event holds beside its own lines is passed over") {
  CHECK(
      days(
          "DTSTART;VALUE=DATE:20261225\r\nBEGIN:VALARM\r\nDTSTART:20200101T000000\r\nDURATION:P9D\r\nEND:VALARM\r\n") ==
      Lines{"2026-12-25"});
}

TEST_CASE("what is no calendar is refused, of whatever kind it is") {
  for (const std::string& text : {""s, "\n\n"s, "hours = \"\"\n"s,
                                  "\x7f"
                                  "ELF\0\0"s,
                                  "BEGIN:VCARD\r\nEND:VCARD\r\n"s, "BEGIN:VCALENDAR\r\n\0END:VCALENDAR\r\n"s})
    CHECK(refusal(text) == "it is not a calendar file (iCalendar, .ics)");
  CHECK(refusal(calendar(std::string(largest_calendar, 'x'))) == "it is larger than 4 MiB");
  std::string many;
  for (std::size_t i = 0; i <= most_events; ++i) many += "BEGIN:VEVENT\nEND:VEVENT\n";
  CHECK(refusal(calendar(many)) == "it has more than 20000 events");
  std::string daily;
  for (int i = 0; i < 10; ++i) daily += event("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=DAILY\r\n");
  CHECK(refusal(calendar(daily)) == "it has more than 5000 days");
}

TEST_CASE("a calendar that is nested without end, or one line of 4 MB, is read to its end") {
  std::string nested = "BEGIN:VCALENDAR\n";
  for (int i = 0; i < 200'000; ++i) nested += "BEGIN:VEVENT\n";
  CHECK(read(nested).days.empty());
  CHECK(read(calendar(event("DTSTART;VALUE=DATE:20261225\r\nSUMMARY:" + std::string(4'000'000, 'x') + "\r\n")))
            .days.size() == 1);
}

TEST_CASE("rules that take too long are given up") {
  std::string slow;
  for (int i = 0; i < 1000; ++i)
    slow += event("DTSTART;VALUE=DATE:19000101\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n");
  const auto found = read_calendar(calendar(slow), two_years, std::chrono::milliseconds{1});
  REQUIRE_FALSE(found);
  CHECK(words::mistake(found.error()) == "its events take too long to work out");
}

// SPDX-License-Identifier: MIT
// What stands on the page of a report, and on its pictures, beside figures and labels. Times, dates and numbers are
// given as they are to be read.
#pragma once

#include <string>

#include "planner/time.hpp"

namespace unknot::words {

// The tag of the language that people are spoken to in, for other programs: "en".
[[nodiscard]] std::string language_tag();

[[nodiscard]] std::string page_title(const std::string& title);
[[nodiscard]] std::string page_footer();

// How many of those that were offered.
struct OfOffered {
  int taken = 0;
  int offered = 0;
};
[[nodiscard]] std::string of_offered(const OfOffered& breaks);
[[nodiscard]] std::string breaks_of_offered(const OfOffered& breaks);

// "09:00 to 10:30: held back (meeting)", of a piece of a day; without a cause it is empty.
struct Stretch {
  std::string from;
  std::string to;
  std::string what;
  std::string cause;
};
[[nodiscard]] std::string stretch_title(const Stretch& stretch);
// "09:20 stretch skipped"
[[nodiscard]] std::string mark_title(const std::string& time, const std::string& kind, const std::string& outcome);
[[nodiscard]] std::string ahead_of_time(const std::string& outcome);
// "at the desk 2 h 45 min"
[[nodiscard]] std::string spent_for(const std::string& what, Duration time);

// Of a bar: its date, and what it shows.
[[nodiscard]] std::string bar_title(const std::string& date, const std::string& value);
[[nodiscard]] std::string held_bar_title(const std::string& date, Duration held);
[[nodiscard]] std::string day_title(const std::string& date, Duration at_desk, const OfOffered& breaks);
// Of an hour of the day: "10", "11".
[[nodiscard]] std::string hour_title(const std::string& from, const std::string& to, const OfOffered& breaks);

// What a picture shows, for people who can't see it.
[[nodiscard]] std::string timeline_label(int from, int to);
[[nodiscard]] std::string calendar_label(const std::string& from);
[[nodiscard]] std::string hours_label();

}  // namespace unknot::words

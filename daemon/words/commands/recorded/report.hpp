// SPDX-License-Identifier: MIT
// The figures of a report as texts. Times, dates and lists are given as they are to be read.
#pragma once

#include <string>
#include <vector>

#include "planner/time.hpp"

namespace unknot::words {

// "14 of 17 taken; 2 skipped", and its two parts where the first is large: "14 of 17" and "2 skipped".
struct Figure {
  std::string whole;
  std::string value{};
  std::string beside{};
};

[[nodiscard]] Figure at_desk(Duration time, Duration held_back);
[[nodiscard]] Figure average_day(Duration time, long days);
[[nodiscard]] Figure longest_work(Duration time, const std::string& from);

struct BreakCounts {
  int taken = 0;
  int offered = 0;
  int skipped = 0;
  int closed = 0;
  int not_answered = 0;
  int stopped_early = 0;
  int worked_through = 0;
};
[[nodiscard]] Figure breaks_taken(const BreakCounts& counts);

// How much of the time at the desk; empty below a minute.
[[nodiscard]] std::string standing(Duration standing, Duration at_desk);
// "reached, told 3 times", of a day; "reached on 2 days", of several; empty if it was not.
[[nodiscard]] std::string limit_of_day(int told);
[[nodiscard]] std::string limit_of_days(long days);
[[nodiscard]] std::string breaks_each_day(const std::string& taken, const std::string& offered);
[[nodiscard]] std::string days_in_a_row(int days, const std::string& from);
[[nodiscard]] std::string median_answer(Duration median);
// Empty below a minute.
[[nodiscard]] std::string left_out(Duration apart);

// The same number of days just before.
struct DaysBefore {
  long days = 0;
  Duration at_desk{};
  int taken = 0;
  int offered = 0;
};
[[nodiscard]] std::string days_before(const DaysBefore& before);

// What else there was; empty if nothing.
struct OtherCounts {
  int own = 0;  // breaks begun by the person, with those of the next two lines
  int own_stopped = 0;
  int own_worked = 0;
  int rests = 0;
  int snoozes = 0;
  int put_off_ahead = 0;
  int skipped_ahead = 0;
  int not_delivered = 0;
};
[[nodiscard]] std::string also(const OtherCounts& counts);

struct AreaCount {
  std::string area;
  int breaks = 0;
};
// "upper back 2, neck 1"
[[nodiscard]] std::string area_counts(const std::vector<AreaCount>& areas);

[[nodiscard]] std::string nothing_recorded();

}  // namespace unknot::words

// SPDX-License-Identifier: MIT
// PURE: the days that a calendar file (iCalendar) says are special.
#pragma once

#include <chrono>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "holidays/occurrences.hpp"
#include "mistakes/mistake.hpp"
#include "planner/calendar/days_off.hpp"
#include "strings/sizes.hpp"

namespace unknot::cli {

inline constexpr std::size_t largest_calendar = 4 * mebibyte;

struct Holiday {
  DateRange days;
  std::string name;  // one printable line, or empty

  bool operator==(const Holiday&) const = default;
};

// Events that gave no day.
struct LeftOut {
  int timed = 0;        // with a time of day
  int other_years = 0;  // in none of the years asked for
  int cancelled = 0;
  int unreadable = 0;

  bool operator==(const LeftOut&) const = default;
};

struct CalendarDays {
  std::vector<Holiday> days;  // by the first and then the longer ones first, each days once
  LeftOut left_out;
};

// The error: it is no calendar, too large, has too many days, or its recurring events take
// longer than `patience`.
[[nodiscard]] std::expected<CalendarDays, Mistake> read_calendar(
    std::string_view text, Years years, std::chrono::milliseconds patience = std::chrono::seconds{5});

}  // namespace unknot::cli

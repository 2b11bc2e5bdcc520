// SPDX-License-Identifier: MIT
// PURE: when one event of a calendar is, as libical reads it. Without libical nothing is known.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "holidays/event_lines.hpp"
#include "mistakes/mistake.hpp"
#include "planner/calendar/days_off.hpp"

namespace unknot::cli {

// The first and the last of those asked for.
struct Years {
  int first;
  int last;

  bool operator==(const Years&) const = default;
};

// Why it is no holiday.
enum class Unfit { timed, cancelled, unreadable };

// The days of an event.
struct Occurrences {
  std::string uid;
  std::string name;                                     // one printable line, or empty
  std::vector<DateRange> days;                          // of which some are in the years asked for
  std::optional<std::chrono::local_days> instead_of{};  // it replaces that day of the event with the same uid
  std::optional<Unfit> unfit{};                         // then it has no days, but what it replaces is gone as well
};

// Why no calendar file can be read at all; none: it can.
[[nodiscard]] std::optional<Mistake> no_calendars();

// Only where it can.
[[nodiscard]] Occurrences occurrences_of(const EventLines& event, Years years);

}  // namespace unknot::cli

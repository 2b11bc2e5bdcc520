// SPDX-License-Identifier: MIT
// Whether a day is one of some weekdays.
#pragma once

#include <chrono>

#include "planner/calendar/week.hpp"

namespace unknot {

// 0 is Monday; none of them is 7 or more.
[[nodiscard]] constexpr bool has(Weekdays days, int day) { return day < 7 && ((days >> day) & 1) != 0; }

[[nodiscard]] inline bool is_one_of(Weekdays days, std::chrono::local_days date) {
  return has(days, static_cast<int>((std::chrono::weekday{date} - std::chrono::Monday).count()));
}

}  // namespace unknot

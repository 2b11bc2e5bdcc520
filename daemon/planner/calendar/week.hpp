// SPDX-License-Identifier: MIT
// The days of a week as people name them.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "mistakes/mistake.hpp"

namespace unknot {

inline constexpr std::array<const char*, 7> weekday_names{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

// 0 is Monday. `last` before `first`: over the end of the week.
struct DayRange {
  int first = 0;
  int last = 6;
};

// Reads "Mon" and "Mon-Fri".
[[nodiscard]] std::expected<DayRange, Mistake> parse_days(std::string_view text);

// A set of weekdays, as bits: the first is Monday.
using Weekdays = std::uint8_t;
inline constexpr Weekdays every_day = 0x7f;

[[nodiscard]] Weekdays weekdays_in(DayRange range);

// "Mon-Fri", "Mon Wed"; every_day is "Mon-Sun".
[[nodiscard]] std::string format_weekdays(Weekdays days);

}  // namespace unknot

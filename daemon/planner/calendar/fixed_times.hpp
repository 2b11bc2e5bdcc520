// SPDX-License-Identifier: MIT
// Times by the clock on the wall: those at which a break is due (R30), and the one at which a day begins (R31).
#pragma once

#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "mistakes/mistake.hpp"
#include "planner/calendar/hours.hpp"
#include "planner/calendar/week.hpp"
#include "planner/time.hpp"

namespace unknot {

// Local time.
struct FixedTime {
  Weekdays days = every_day;  // never none
  std::chrono::minutes at{};  // since midnight, less than a day

  bool operator==(const FixedTime&) const = default;
};

// Reads "12:30" and "Mon-Fri 15:00".
[[nodiscard]] std::expected<FixedTime, Mistake> parse_fixed_time(std::string_view text);

// The time of the day alone, "04:00".
[[nodiscard]] std::expected<std::chrono::minutes, Mistake> parse_time_of_day(std::string_view text);

// What parse_fixed_time reads back as the same.
[[nodiscard]] std::string format_fixed_time(const FixedTime& time);
[[nodiscard]] std::string format_time_of_day(std::chrono::minutes at);

// The first moment later than `after` at which one of the times comes; none without any. A time that the zone leaves
// out comes when the gap ends, one that comes twice only the first time.
[[nodiscard]] std::optional<WallTime> next_of(std::span<const FixedTime> times, WallTime after, const Zone& zone);

}  // namespace unknot

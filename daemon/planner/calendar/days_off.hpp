// SPDX-License-Identifier: MIT
// Days on which no reminder comes (R32).
#pragma once

#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "mistakes/mistake.hpp"
#include "planner/time.hpp"

namespace unknot {

// Local dates, the last included.
struct DateRange {
  std::chrono::local_days first;
  std::chrono::local_days last;

  bool operator==(const DateRange&) const = default;
};

// Some days in a row, or one of every year.
using DaysOff = std::variant<DateRange, std::chrono::month_day>;

// Reads "2026-12-25", "2026-12-24..2027-01-02" and "12-25".
[[nodiscard]] std::expected<DaysOff, Mistake> parse_days_off(std::string_view text);

// What parse_days_off reads back as the same.
[[nodiscard]] std::string format_days_off(const DaysOff& days);

// Whether they will never come again.
[[nodiscard]] bool is_over(const DaysOff& days, std::chrono::local_days today);

[[nodiscard]] bool is_off(std::span<const DaysOff> days, std::chrono::local_days date);

}  // namespace unknot

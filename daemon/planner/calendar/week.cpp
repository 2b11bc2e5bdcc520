// SPDX-License-Identifier: MIT
#include "planner/calendar/week.hpp"

#include <optional>

#include "planner/calendar/on_weekday.hpp"
#include "strings/same_letters.hpp"

namespace unknot {

namespace {

constexpr int days_a_week = 7;

std::optional<int> day_number(std::string_view text) {
  for (int day = 0; day < days_a_week; ++day) {
    if (same_letters(text, weekday_names[static_cast<std::size_t>(day)])) return day;
  }
  return std::nullopt;
}

}  // namespace

std::expected<DayRange, Mistake> parse_days(std::string_view text) {
  const auto dash = text.find('-');
  const auto first = day_number(text.substr(0, dash));
  const auto last = dash == text.npos ? first : day_number(text.substr(dash + 1));
  if (!first || !last) return std::unexpected(Mistake{Mistake::What::not_a_day, std::string(text)});
  return DayRange{*first, *last};
}

Weekdays weekdays_in(DayRange range) {
  unsigned days = 0;
  for (int day = range.first;; day = (day + 1) % days_a_week) {
    days |= 1U << day;
    if (day == range.last) return static_cast<Weekdays>(days);
  }
}

std::string format_weekdays(Weekdays days) {
  std::string text;
  for (int first = 0; first < days_a_week; ++first) {
    if (!has(days, first)) continue;
    int last = first;
    while (has(days, last + 1)) ++last;
    text += (text.empty() ? "" : " ") + std::string(weekday_names[static_cast<std::size_t>(first)]);
    if (last > first) text += "-" + std::string(weekday_names[static_cast<std::size_t>(last)]);
    first = last;
  }
  return text;
}

}  // namespace unknot

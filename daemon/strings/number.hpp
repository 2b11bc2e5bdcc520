// SPDX-License-Identifier: MIT
// Numbers and what is made of them, read strictly: the whole text or nothing, and ASCII digits only.
#pragma once

#include <charconv>
#include <chrono>
#include <concepts>
#include <optional>
#include <string_view>

namespace unknot {

// No plus sign, blank, point, exponent or hexadecimal, and a minus only where `Number` has negative values; none if it
// does not fit.
template <std::integral Number>
[[nodiscard]] std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const char* end = text.data() + text.size();
  const auto [read_to, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && read_to == end ? std::optional{number} : std::nullopt;
}

// Just so many digits, as in dates and times.
[[nodiscard]] inline std::optional<unsigned> digits_in(std::string_view text, std::size_t count) {
  return text.size() == count ? number_in<unsigned>(text) : std::nullopt;
}

// "9:00" and "09:00" up to "24:00", which is the end of the day.
[[nodiscard]] inline std::optional<std::chrono::minutes> clock_time_in(std::string_view text) {
  const auto colon = text.find(':');
  if (colon != 1 && colon != 2) return std::nullopt;
  const auto hour = digits_in(text.substr(0, colon), colon);
  const auto minute = digits_in(text.substr(colon + 1), 2);
  if (!hour || !minute || *minute > 59 || *hour > 24 || (*hour == 24 && *minute > 0)) return std::nullopt;
  return std::chrono::minutes{*hour * 60 + *minute};
}

// "2026-11-16"; none for a day that no calendar has.
[[nodiscard]] inline std::optional<std::chrono::local_days> date_in(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits_in(text.substr(0, 4), 4);
  const auto month = digits_in(text.substr(5, 2), 2);
  const auto day = digits_in(text.substr(8), 2);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month},
                                         std::chrono::day{*day}};
  return date.ok() ? std::optional{std::chrono::local_days{date}} : std::nullopt;
}

}  // namespace unknot

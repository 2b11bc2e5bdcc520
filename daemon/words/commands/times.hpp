// SPDX-License-Identifier: MIT
// What is wrong with a time as it was typed, and what was assumed of it. What is wrong begins in lower case, unless
// with what was typed, and ends without a full stop.
#pragma once

#include <string>
#include <string_view>

namespace unknot::words {

[[nodiscard]] std::string until_needs_time();
[[nodiscard]] std::string unknown_day(std::string_view text);
[[nodiscard]] std::string unknown_iso_date(std::string_view text);
[[nodiscard]] std::string unknown_date(std::string_view text);
[[nodiscard]] std::string unknown_time_of_day(std::string_view text);
[[nodiscard]] std::string neither_length_nor_time(std::string_view text);
[[nodiscard]] std::string length_too_short(std::string_view text);

[[nodiscard]] std::string today_has_begun();
[[nodiscard]] std::string too_far_ahead(std::string_view text);
[[nodiscard]] std::string passed_today(std::string_view time);
[[nodiscard]] std::string in_the_past(std::string_view text);
[[nodiscard]] std::string already_begun(std::string_view text);

// What was assumed, as a sentence.
[[nodiscard]] std::string assuming_tomorrow(std::string_view time);
[[nodiscard]] std::string assuming_next_week(std::string_view time);
[[nodiscard]] std::string assuming_not_today();

}  // namespace unknot::words

// SPDX-License-Identifier: MIT
// Days, for reading.
#pragma once

#include <chrono>
#include <string>

namespace unknot::words {

// "Mon"
[[nodiscard]] std::string weekday(std::chrono::local_days day);
// "Nov"
[[nodiscard]] std::string month(std::chrono::local_days day);
// "Mon 16 Nov", "Mon  2 Nov": as wide for each day of a month.
[[nodiscard]] std::string short_date(std::chrono::local_days day);
// "Mon 16 Nov 09:21"
[[nodiscard]] std::string date_and_time(std::chrono::local_days day, const std::string& time);
// "Friday 20 November 2026", "16 to 22 November 2026"; both days are in it.
[[nodiscard]] std::string period(std::chrono::local_days first, std::chrono::local_days last);

}  // namespace unknot::words

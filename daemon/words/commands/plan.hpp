// SPDX-License-Identifier: MIT
// What `unknot plan` says beside the breaks themselves.
#pragma once

#include <string>

#include "planner/time.hpp"
#include "words/language/calendar.hpp"

namespace unknot::words {

// Above the lines of the next day.
[[nodiscard]] std::string tomorrow();
// After a break: "(fixed time)".
[[nodiscard]] std::string fixed_time_mark();
// In the place of a break, when it is announced: "announced".
[[nodiscard]] std::string announced_mark();
// Other moments.
[[nodiscard]] std::string day_limit_moment(Duration worked);
[[nodiscard]] std::string day_off_moment(WallTime end, const Calendar& calendar);
[[nodiscard]] std::string year_off_moment();

[[nodiscard]] std::string plan_without_daemon();
[[nodiscard]] std::string no_breaks_within(int hours);

}  // namespace unknot::words

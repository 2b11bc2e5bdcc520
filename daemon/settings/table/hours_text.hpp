// SPDX-License-Identifier: MIT
// Weekly hours as text, the way a file would have them.
#pragma once

#include <string>

#include "planner/calendar/hours.hpp"

namespace unknot::settings {

// "Mon-Fri 09:00-12:30 13:00-17:30, Sat 10:00-14:00"; parse_hours reads it back as the same hours. Empty: always.
[[nodiscard]] std::string format_hours(const WeeklyHours& hours);

}  // namespace unknot::settings

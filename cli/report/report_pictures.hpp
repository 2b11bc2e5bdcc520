// SPDX-License-Identifier: MIT
// PURE: the pictures of the page. Each fits every width from a phone on, without scrolling.
#pragma once

#include <string>

#include "history/report.hpp"

namespace unknot::cli {

// Of one day: how it was spent, and its breaks.
[[nodiscard]] std::string day_picture(const history::Report& report);
// Of some days: a bar for each.
[[nodiscard]] std::string bars_picture(const history::Report& report);
// Of many days: a calendar.
[[nodiscard]] std::string calendar_picture(const history::Report& report);
// When in the day breaks were due and taken; empty if none was.
[[nodiscard]] std::string hours_picture(const history::Report& report);
// Which areas of the body; empty if there is none.
[[nodiscard]] std::string areas_picture(const history::Report& report);

}  // namespace unknot::cli

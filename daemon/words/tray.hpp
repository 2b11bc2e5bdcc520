// SPDX-License-Identifier: MIT
// What stands in the tray: the line about the state, and the labels of the menu.
#pragma once

#include <string>

#include "planner/status.hpp"
#include "words/language/calendar.hpp"

namespace unknot::words {

// "Next stretch at 10:42", "Paused until 14:00": begins in upper case and ends without a full stop. What shows it may
// keep it for long, so it names times and not how long until then.
[[nodiscard]] std::string tray_line(const Status& status, const Calendar& calendar);
// Of a daemon that does not run.
[[nodiscard]] std::string tray_stopped_line();

[[nodiscard]] std::string take_break_label();
// Where the daemon has to be started first.
[[nodiscard]] std::string start_and_take_break_label();
[[nodiscard]] std::string pause_label(Duration length);
[[nodiscard]] std::string pause_until_tomorrow_label();
[[nodiscard]] std::string resume_label();
[[nodiscard]] std::string report_label();
[[nodiscard]] std::string settings_label();
// Ends what is in the tray, and nothing else.
[[nodiscard]] std::string quit_tray_label();

}  // namespace unknot::words

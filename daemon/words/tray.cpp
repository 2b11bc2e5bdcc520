// SPDX-License-Identifier: MIT
#include "words/tray.hpp"

#include <utility>

#include "words/language/duration.hpp"
#include "words/language/sentence.hpp"
#include "words/status.hpp"

namespace unknot::words {

std::string tray_line(const Status& status, const Calendar& calendar) {
  return capital(lasting_line(status, calendar));
}

std::string tray_stopped_line() { return say("Unknot is not running"); }

std::string take_break_label() { return say("Take a break now"); }
std::string start_and_take_break_label() { return say("Start Unknot and take a break"); }
std::string pause_label(Duration length) { return say("Pause for {time}", {{"time", duration(length)}}); }
std::string pause_until_tomorrow_label() { return say("Pause until tomorrow"); }
std::string resume_label() { return say("Resume"); }
std::string report_label() { return say("Report"); }
std::string settings_label() { return say("Settings"); }
std::string quit_tray_label() { return say("Quit (reminders continue)"); }

}  // namespace unknot::words

// SPDX-License-Identifier: MIT
#include "words/commands/deeds.hpp"

#include <utility>

#include "words/language/duration.hpp"
#include "words/language/sentence.hpp"

namespace unknot::words {

namespace {

const char* deed_text(Deed deed) {
  switch (deed) {
    case Deed::started:
    case Deed::snoozed:
    case Deed::paused: return to_say("{next}");
    case Deed::done: return to_say("Done. {next}");
    case Deed::skipped: return to_say("Skipped. {next}");
    case Deed::put_off: return to_say("Put off. {next}");
    case Deed::resumed: return to_say("Resumed. {next}");
    case Deed::nothing_paused: return to_say("Nothing was paused. {next}");
    case Deed::unpaused: return to_say("No pause is in effect. {next}");
    case Deed::reset: return to_say("All timers restarted. {next}");
    case Deed::stopped: return to_say("Stopped. {next}");
    case Deed::over: return to_say("The break is over. {next}");
  }
  std::unreachable();
}

}  // namespace

std::string deed(Deed deed, const std::string& next) { return say(deed_text(deed), {{"next", next}}); }

std::string next_break_line(const std::string& kind, Duration in, const Calendar& calendar) {
  return say("Next {kind} {when} (in {time}).",
             {{"kind", kind}, {"when", calendar.say_when(calendar.now + in)}, {"time", duration(in)}});
}

std::string break_started_line(const std::string& kind, Duration lasts) {
  return say("Break started: {kind}, {time}.", {{"kind", kind}, {"time", duration(lasts)}});
}

std::string paused_line(const std::optional<WallTime>& until, Duration left, const Calendar& calendar) {
  if (!until) return say("Paused until you resume: unknot resume.");
  return say("Paused until {time} ({left}).", {{"time", calendar.say(*until)}, {"left", duration(left)}});
}

std::string snoozed_line(Duration left, const Calendar& calendar) {
  return say("Snoozed. Next reminder {when}.", {{"when", calendar.say_when(calendar.now + left)}});
}

std::string snoozed_limit_line(Duration again) {
  return say("Snoozed. You're told of the day's limit again after {time} of work.", {{"time", duration(again)}});
}

std::string snoozed_for_reason(const std::string& reason) { return say("Snoozed. {reason}", {{"reason", reason}}); }

std::string stopped_line() { return say("Stopped."); }
std::string done_line() { return say("Done."); }

}  // namespace unknot::words

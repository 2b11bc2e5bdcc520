// SPDX-License-Identifier: MIT
#include "words/commands/plan.hpp"

#include "words/language/sentence.hpp"
#include "words/notification.hpp"

namespace unknot::words {

std::string tomorrow() { return say("tomorrow"); }
std::string fixed_time_mark() { return say("(fixed time)"); }
std::string announced_mark() { return say("announced"); }

std::string day_limit_moment(Duration worked) { return say("limit: {text}", {{"text", day_limit(worked).title}}); }

std::string day_off_moment(WallTime end, const Calendar& calendar) {
  return say("day off until {time}", {{"time", calendar.say(end)}});
}

std::string year_off_moment() { return say("day off, and so is every day for a year"); }

std::string plan_without_daemon() { return say("The daemon is not running; this is the plan if it started now."); }

std::string no_breaks_within(int hours) {
  return say_count("No breaks in the next {count} h. To see why: {command}",
                   "No breaks in the next {count} h. To see why: {command}", hours, {{"command", "unknot status"}});
}

}  // namespace unknot::words

// SPDX-License-Identifier: MIT
#include "words/status_page.hpp"

#include <algorithm>

#include "words/language/duration.hpp"
#include "words/language/list.hpp"
#include "words/language/sentence.hpp"

namespace unknot::words {

namespace {

std::string when_due(const KindStatus& kind, const Calendar& calendar) {
  if (!kind.enabled) return say("off");
  if (!kind.at.empty()) return kind.next_at ? calendar.say_by_weekday(*kind.next_at) : "";
  const Duration left = std::max(Duration{}, kind.every + kind.put_off - kind.worked);
  if (left == Duration{}) return say("due");
  if (kind.due_in) return say("in {time}", {{"time", duration(*kind.due_in)}});
  return say("after {time} of work", {{"time", duration(left)}});
}

// The commands that answer what is due or under way; none if nothing is.
std::vector<std::string> answers(const Status& status) {
  if (status.asked) return {"unknot done", "skip"};
  switch (status.state) {
    case State::begun:
      if (status.strict) return {};
      return {"unknot done", "skip"};
    case State::due:
    case State::shown:
    case State::snoozed:
    case State::held:
      if (status.snoozes_left.value_or(0) > 0)
        return status.strict ? std::vector<std::string>{"unknot start", "snooze"}
                             : std::vector<std::string>{"unknot start", "snooze", "done", "skip"};
      return status.strict ? std::vector<std::string>{"unknot start"}
                           : std::vector<std::string>{"unknot start", "done", "skip"};
    default: return {};
  }
}

std::string profile(const std::string& name, const std::optional<WallTime>& until, const Calendar& calendar) {
  if (!until) return name;
  return say("{profile} until {time}", {{"profile", name}, {"time", calendar.say(*until)}});
}

std::string rule_of(const KindStatus& kind) {
  const std::string lasts = duration(kind.lasts);
  if (kind.at.empty())
    return say(kind.strict ? "(every {time}, lasts {length}, strict)" : "(every {time}, lasts {length})",
               {{"time", duration(kind.every)}, {"length", lasts}});
  std::vector<std::string> times;
  for (const FixedTime& time : kind.at) times.push_back(format_fixed_time(time));
  return say(kind.strict ? "(at {times}, lasts {length}, strict)" : "(at {times}, lasts {length})",
             {{"times", all_of(times)}, {"length", lasts}});
}

std::string over_limit(const Status& status, const std::string& limit, const Calendar& calendar) {
  const std::string worked = duration(status.day_worked);
  if (!status.day_told_at) return say("{time}, over your limit of {limit}", {{"time", worked}, {"limit", limit}});
  const std::string told = calendar.say(*status.day_told_at);
  const std::string again = duration(status.day_again_in.value_or(Duration{}));
  return say(status.day_again_in ? "{time}, over your limit of {limit} (told at {told}, again after {more} of work)"
                                 : "{time}, over your limit of {limit} (told at {told})",
             {{"time", worked}, {"limit", limit}, {"told", told}, {"more", again}});
}

std::string today(const Status& status, const Calendar& calendar) {
  if (!status.day_limit) return duration(status.day_worked);
  const std::string limit = duration(*status.day_limit);
  if (status.day_told) return over_limit(status, limit, calendar);
  return say("{time} of {limit}", {{"time", duration(status.day_worked)}, {"limit", limit}});
}

}  // namespace

std::vector<KindLine> kind_lines(const Status& status, const Calendar& calendar) {
  std::vector<KindLine> lines;
  for (const KindStatus& kind : status.kinds) {
    lines.push_back({kind.name, when_due(kind, calendar), rule_of(kind)});
  }
  return lines;
}

std::vector<Fact> facts(const Status& status, const Surroundings& around, const Calendar& calendar) {
  std::vector<Fact> facts;
  const auto commands = answers(status);
  if (around.about) facts.push_back({say("About"), *around.about});
  if (!commands.empty()) facts.push_back({say("Answer"), one_of(commands)});
  if (status.paused_until) facts.push_back({say("Paused until"), calendar.say(*status.paused_until)});
  if (around.profile) facts.push_back({say("Profile"), profile(*around.profile, around.profile_until, calendar)});
  for (const std::string& hold : around.holds) facts.push_back({say("Held by"), hold});
  if (status.snoozes_left) facts.push_back({say("Snoozes left"), std::to_string(*status.snoozes_left)});
  if (status.strict) facts.push_back({say("Strict"), say("can't be skipped, except with: unknot skip --force")});
  if (status.asked) facts.push_back({say("Asked"), say("did you take the {kind}?", {{"kind", *status.asked}})});
  if (status.day_limit) facts.push_back({say("Work today"), today(status, calendar)});
  const bool unknown = around.idle_source == "none";
  facts.push_back({say("Presence"), unknown ? say("not detected; assuming you're present") : around.idle_source});
  facts.push_back({say("Shown by"), around.server ? *around.server : say("nothing: no notification server")});
  return facts;
}

std::vector<Fact> problem_facts(const Surroundings& around) {
  std::vector<Fact> facts;
  for (const std::string& problem : around.problems) facts.push_back({say("Problem"), problem});
  return facts;
}

std::string not_running() { return say("the daemon is not running"); }
std::string not_running_in_short() { return say("not running"); }

}  // namespace unknot::words

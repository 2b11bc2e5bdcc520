// SPDX-License-Identifier: MIT
#include "words/status.hpp"

#include <algorithm>
#include <utility>

#include "words/language/duration.hpp"
#include "words/language/list.hpp"
#include "words/language/sentence.hpp"

namespace unknot::words {

namespace {

std::string device(const std::string& what) {
  if (what == "microphone") return say("microphone");
  if (what == "camera") return say("camera");
  if (what == "microphone and camera") return say("microphone and camera");
  return what.empty() ? say("microphone or camera") : what;
}

std::string meeting(const HoldCause& cause) {
  const std::string what = device(cause.what.text());
  if (cause.by.empty()) return say("{device} in use", {{"device", what}});
  return say("{device} in use by \"{program}\"", {{"device", what}, {"program", cause.by.text()}});
}

std::string dnd(const HoldCause& cause) {
  if (cause.by.empty()) return say("do not disturb is on");
  return say("do not disturb is on in \"{program}\"", {{"program", cause.by.text()}});
}

std::string fullscreen(const HoldCause& cause) {
  if (cause.by.empty()) return say("full screen");
  return say("full screen: \"{program}\"", {{"program", cause.by.text()}});
}

std::string hold(Hold hold, const HoldCause& cause) {
  switch (hold) {
    case Hold::dnd: return dnd(cause);
    case Hold::meeting: return meeting(cause);
    case Hold::fullscreen: return fullscreen(cause);
  }
  std::unreachable();
}

std::string begun(const Status& status) {
  return say("{kind} under way, {time} left",
             {{"kind", status.kind.value_or("")}, {"time", duration(status.left.value_or(Duration{}))}});
}

std::string begun_until(const Status& status, const Calendar& calendar) {
  const std::string kind = status.kind.value_or("");
  if (!status.until) return say("{kind} under way", {{"kind", kind}});
  return say("{kind} under way until {time}", {{"kind", kind}, {"time", calendar.say_by_weekday(*status.until)}});
}

std::string paused(const Status& status, const Calendar& calendar) {
  if (!status.until) return say("paused until you resume");
  return say("paused until {time}", {{"time", calendar.say_by_weekday(*status.until)}});
}

std::string off_hours(const Status& status, const Calendar& calendar) {
  if (status.day_off && status.until)
    return say("day off until {time}", {{"time", calendar.say_by_weekday(*status.until)}});
  if (!status.until) return say("off hours");
  return say("off hours until {time}", {{"time", calendar.say_by_weekday(*status.until)}});
}

const char* away_for_nothing(Absence absence) {
  switch (absence) {
    case Absence::idle: return to_say("away since {time} (idle), nothing reset yet");
    case Absence::locked: return to_say("away since {time} (locked), nothing reset yet");
    case Absence::asleep: return to_say("away since {time} (asleep), nothing reset yet");
    case Absence::elsewhere: return to_say("at another computer since {time}");
  }
  std::unreachable();
}

const char* away_with_reset(Absence absence) {
  switch (absence) {
    case Absence::idle: return to_say("away since {time} (idle), {kinds} reset");
    case Absence::locked: return to_say("away since {time} (locked), {kinds} reset");
    case Absence::asleep: return to_say("away since {time} (asleep), {kinds} reset");
    case Absence::elsewhere: return to_say("at another computer since {time}, {kinds} reset");
  }
  std::unreachable();
}

std::string away(const Status& status, const Calendar& calendar) {
  if (!status.absence || !status.since) return say("away");
  const std::string time = calendar.say_by_weekday(*status.since);
  if (status.reset.empty()) return say(away_for_nothing(*status.absence), {{"time", time}});
  return say(away_with_reset(*status.absence), {{"time", time}, {"kinds", all_of(status.reset)}});
}

std::string held(const Status& status) {
  if (status.holds.empty() && status.call_elsewhere)
    return say("held: call on another computer; {kind} is due", {{"kind", status.kind.value_or("")}});
  return say("held: {holds}; {kind} is due",
             {{"holds", enumerated(holds(status.holds))}, {"kind", status.kind.value_or("")}});
}

std::string due(const Status& status) {
  const std::string kind = status.kind.value_or("");
  if (status.undeliverable.empty()) return say("waiting: you are typing; {kind} is due", {{"kind", kind}});
  return say("waiting: {problem}; {kind} is due", {{"problem", status.undeliverable}, {"kind", kind}});
}

std::string shown(const Status& status) {
  const std::string lead = status.kind.value_or("");
  const Hole kind{"kind", lead};
  if (status.repeats == 0) return say("{kind} is due, waiting for your answer", {kind});
  return say_count("{kind} is due, waiting for your answer (shown again {count}x)",
                   "{kind} is due, waiting for your answer (shown again {count}x)", status.repeats, {kind});
}

std::string snoozed(const Status& status, const Calendar& calendar) {
  const std::string kind = status.kind.value_or("");
  if (!status.until) return say("{kind} snoozed", {{"kind", kind}});
  return say("{kind} snoozed until {time}", {{"kind", kind}, {"time", calendar.say_by_weekday(*status.until)}});
}

// By how much the next break was put off.
Duration put_off(const Status& status) {
  const auto next = std::ranges::find(status.kinds, status.next_kind.value_or(""), &KindStatus::name);
  return next == status.kinds.end() || next->put_off_times == 0 ? Duration{} : next->put_off;
}

std::string working(const Status& status) {
  if (!status.next_kind || !status.next_in) return say("present, no break is switched on");
  const std::string time = duration(*status.next_in);
  const Hole kind{"kind", *status.next_kind};
  const Hole in{"time", time};
  const Duration by = put_off(status);
  if (by <= Duration{})
    return say(status.announced ? "present, {kind} announced, in {time}" : "present, next {kind} in {time}",
               {kind, in});
  const std::string length = duration(by);
  return say(status.announced ? "present, {kind} announced, in {time} (put off by {length})"
                              : "present, next {kind} in {time} (put off by {length})",
             {kind, in, {"length", length}});
}

std::string paused_in_short(const Status& status, const Calendar& calendar) {
  if (!status.paused_until) return say("paused");
  return say("paused until {time}", {{"time", calendar.say(*status.paused_until)}});
}

}  // namespace

std::string reason(const Status& status, const Calendar& calendar) {
  switch (status.state) {
    case State::begun: return begun(status);
    case State::paused: return paused(status, calendar);
    case State::off_hours: return off_hours(status, calendar);
    case State::away: return away(status, calendar);
    case State::held: return held(status);
    case State::due: return due(status);
    case State::shown: return shown(status);
    case State::snoozed: return snoozed(status, calendar);
    case State::working: return working(status);
  }
  std::unreachable();
}

std::string as_sentence(std::string text) { return say("{text}.", {{"text", capital(std::move(text))}}); }

std::vector<std::string> holds(const Holds& holds) {
  std::vector<std::string> lines;
  lines.reserve(holds.size());
  for (const auto& [each, cause] : holds) lines.push_back(hold(each, cause));
  return lines;
}

std::string in_short(const Status& status, const Calendar& calendar) {
  const std::string kind = status.kind.value_or(say("break"));
  const Hole name{"kind", kind};
  switch (status.state) {
    case State::working: return status.next_in ? duration(*status.next_in) : say("no break");
    case State::due:
    case State::shown: return say("{kind} now", {name});
    case State::snoozed: return say("{kind} snoozed", {name});
    case State::begun: return say("{kind} {time}", {name, {"time", duration(status.left.value_or(Duration{}))}});
    case State::held: return say("{kind} held", {name});
    case State::paused: return paused_in_short(status, calendar);
    case State::away: return say("away");
    case State::off_hours: return say("off hours");
  }
  std::unreachable();
}

std::string lasting_line(const Status& status, const Calendar& calendar) {
  if (status.state == State::begun) return begun_until(status, calendar);
  if (status.state != State::working || !status.next_kind || !status.next_in) return reason(status, calendar);
  const std::string time = calendar.say_by_weekday(calendar.now + *status.next_in);
  return say("next {kind} at {time}", {{"kind", *status.next_kind}, {"time", time}});
}

}  // namespace unknot::words

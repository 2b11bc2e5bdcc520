// SPDX-License-Identifier: MIT
// The one sentence that says why it is silent, or what it waits for.
#include <algorithm>
#include <array>
#include <cassert>

#include "planner/duration.hpp"
#include "planner/planner.hpp"
#include "strings/two_digits.hpp"

namespace unknot {

namespace {

using std::chrono::days;

std::string spoken_hold(Hold hold, const HoldCause& cause) {
  std::string who = cause.by.empty() ? "" : "\"" + cause.by.text() + "\"";
  const std::string what = cause.what.empty() ? "microphone or camera" : cause.what.text();
  switch (hold) {
    case Hold::dnd: return "do not disturb is on" + (who.empty() ? "" : " in " + who);
    case Hold::meeting: return what + " in use" + (who.empty() ? "" : " by " + who);
    case Hold::fullscreen: return "full screen" + (who.empty() ? "" : ": " + who);
  }
  return who;
}

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

const char* cause_of_absence(const Presence& presence) {
  if (presence.asleep) return "asleep";
  return presence.locked ? "locked" : "idle";
}

// What a state is told from: `state_of` names no state that lacks it.
template <typename T>
const T& given(const std::optional<T>& value) {
  assert(value);
  return *value;
}

// The kinds that an absence of this length is long enough for.
std::string reset_by_absence(const PlannerState& s, Duration length) {
  std::vector<std::string> names;
  for (const auto& entry : s.schedule.entries()) {
    if (entry.kind.enabled && entry.kind.lasts <= length) names.push_back(entry.kind.name);
  }
  std::ranges::reverse(names);
  return names.empty() ? ", nothing reset yet" : ", " + joined(names, " and ") + " reset";
}

State state_of(const PlannerState& s, Obstacle first) {
  switch (first) {
    case Obstacle::break_under_way: return State::begun;
    case Obstacle::pause: return State::paused;
    case Obstacle::off_hours: return State::off_hours;
    case Obstacle::absence: return State::away;
    case Obstacle::hold:
    case Obstacle::delivery:
    case Obstacle::none: break;
  }
  if (!s.reminder) return State::working;
  if (in_phase<Shown>(s.reminder)) return State::shown;
  if (in_phase<Snoozed>(s.reminder)) return State::snoozed;
  return first == Obstacle::hold ? State::held : State::due;
}

std::string reason_of(const PlannerState& s, const Status& status, Instant now) {
  const auto at = [&](Instant when) { return spoken_time(s.clock, when, now); };
  const std::string kind = status.kind.value_or("");
  switch (status.state) {
    case State::begun: return kind + " under way, " + spoken_duration(given(status.left)) + " left";
    case State::paused: return status.left ? "paused until " + at(s.now + *status.left) : "paused until you resume";
    case State::off_hours: return "off hours" + (s.hours.changes ? " until " + at(*s.hours.changes) : "");
    case State::away:
      return "away since " + at(given(s.presence.absent_since)) + " (" + cause_of_absence(s.presence) + ")" +
             reset_by_absence(s, now - given(s.presence.absent_since));
    case State::held: return "held: " + joined(status.holds, ", ") + "; " + kind + " is due";
    case State::due:
      return "waiting: " + (s.undeliverable.empty() ? "you are typing" : s.undeliverable) + "; " + kind + " is due";
    case State::shown:
      return kind + " is due, waiting for your answer" +
             (status.repeats > 0 ? " (shown again " + std::to_string(status.repeats) + "x)" : "");
    case State::snoozed: return kind + " snoozed until " + at(s.now + given(status.left));
    case State::working: break;
  }
  if (!status.next_kind) return "present, no break is switched on";
  return "present, next " + *status.next_kind + " in " + spoken_duration(given(status.next_in));
}

std::optional<Duration> left_of(State state, const PlannerState& s) {
  switch (state) {
    case State::begun: return given(s.begun).until - s.now;
    case State::snoozed: return std::get<Snoozed>(given(s.reminder).phase).until - s.now;
    case State::paused:
      if (const auto& until = given(s.pause).until) return *until - s.now;
      return std::nullopt;
    default: return std::nullopt;
  }
}

}  // namespace

std::string spoken_time(const WallClock& clock, Instant at, Instant now) {
  constexpr std::array day_names{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const LocalTime local = clock.zone.to_local(std::chrono::round<std::chrono::seconds>(clock.when(at)));
  const auto day = std::chrono::floor<days>(local);
  const auto today = std::chrono::floor<days>(clock.zone.to_local(clock.when(now)));
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::minutes>(local - day)};
  std::string clock_time = two_digits(time.hours().count()) + ":" + two_digits(time.minutes().count());
  if (day == today) return clock_time;
  const std::string weekday = day_names[std::chrono::weekday{day}.c_encoding()];
  if (day > today - days{7} && day < today + days{7}) return weekday + " " + clock_time;
  const std::chrono::year_month_day date{day};
  return weekday + " " + std::to_string(static_cast<unsigned>(date.day())) + " " +
         months[static_cast<unsigned>(date.month()) - 1] + " " + clock_time;
}

Status Planner::status(Instant now) const {
  Planner then = *this;  // the deadline is not reached, so time alone changes nothing else
  then.advance(std::max(now, s_.now));
  const PlannerState& s = then.s_;
  Status status;
  status.state = state_of(s, then.obstacle());
  status.repeats = s.reminder ? s.reminder->repeats : 0;
  status.since_rest = s.schedule.since_rest();
  for (const auto& entry : s.schedule.entries()) {
    const bool counts = entry.kind.enabled && counting();
    const Duration due_in = std::max(Duration{}, entry.kind.every - entry.work);
    status.kinds.push_back({entry.kind.name, entry.kind.every, entry.kind.lasts, entry.work,
                            counts ? std::optional{due_in} : std::nullopt, entry.kind.enabled});
  }
  for (const auto& [hold, cause] : s.holds) {
    if (settings_.hold[hold]) status.holds.push_back(spoken_hold(hold, cause));
  }
  if (s.reminder) {
    status.kind = s.reminder->lead;
    status.snoozes_left = std::max(0, settings_.snooze_limit - s.reminder->snoozes);
  }
  if (s.begun) {
    status.kind = s.begun->kind;
    status.lasts = s.begun->lasts;
  }
  if (const auto next = s.schedule.next(Duration{}); next && counting()) {
    status.next_kind = next->kind->name;
    status.next_in = next->in;
  }
  if (s.pause && s.pause->until) status.paused_until = s.clock.when(*s.pause->until);
  status.left = left_of(status.state, s);
  status.reason = reason_of(s, status, s.now);
  return status;
}

}  // namespace unknot

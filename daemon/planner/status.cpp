// SPDX-License-Identifier: MIT
// Where the day stands, as data: why it is silent, or what it waits for.
#include <algorithm>
#include <cassert>

#include "planner/planner.hpp"

namespace unknot {

namespace {

Absence absence_of(const Presence& presence) {
  if (presence.asleep) return Absence::asleep;
  return presence.locked ? Absence::locked : Absence::idle;
}

// What a state is told from: `state_of` names no state that lacks it.
template <typename T>
const T& given(const std::optional<T>& value) {
  assert(value);
  return *value;
}

// The kinds that an absence of this length is long enough for.
std::vector<std::string> reset_by_absence(const PlannerState& s, Duration length) {
  std::vector<std::string> names;
  for (const auto& entry : s.schedule.entries()) {
    if (entry.kind.enabled && entry.kind.lasts <= length) names.push_back(entry.kind.name);
  }
  std::ranges::reverse(names);
  return names;
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

std::optional<WallTime> until_of(const Status& status, const PlannerState& s) {
  if (status.left) return s.clock.when(s.now + *status.left);
  if (status.state == State::off_hours && s.hours.changes) return s.clock.when(*s.hours.changes);
  return std::nullopt;
}

void tell_absence(Status& status, const PlannerState& s) {
  const Instant began = given(s.presence.absent_since);
  status.absence = absence_of(s.presence);
  status.since = s.clock.when(began);
  status.reset = reset_by_absence(s, s.now - began);
}

}  // namespace

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
    if (settings_.hold[hold]) status.holds.emplace(hold, cause);
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
  status.until = until_of(status, s);
  status.undeliverable = s.undeliverable;
  if (status.state == State::away) tell_absence(status, s);
  return status;
}

}  // namespace unknot

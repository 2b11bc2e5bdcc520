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

// What describes a state is there whenever `state_of` says that state.
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

constexpr int most_times_looked_at = 200;

// The first of its times to come that hours, days off and pause, as they are now, don't leave out (R30).
std::optional<WallTime> next_time(const Kind& kind, const PlannerState& s, const Settings& settings) {
  const auto is_left_out = [&](WallTime at) {
    const bool paused = s.pause && (!s.pause->until || s.clock.when(*s.pause->until) - at > longest_pause_for_times);
    return paused || !inside(settings.hours, s.clock.zone.to_local(at), settings.days_off);
  };
  auto next = next_of(kind.at, s.clock.when(s.now), s.clock.zone);
  for (int looked_at = 1; next && is_left_out(*next); ++looked_at) {
    if (looked_at == most_times_looked_at) return std::nullopt;
    next = next_of(kind.at, *next, s.clock.zone);
  }
  return next;
}

KindStatus status_of(const Schedule::Entry& entry, const PlannerState& s, const Settings& settings, bool counting) {
  const Kind& kind = entry.kind;
  KindStatus status{.name = kind.name,
                    .every = kind.every,
                    .lasts = kind.lasts,
                    .worked = entry.work,
                    .due_in = {},
                    .enabled = kind.enabled,
                    .put_off = entry.put_off.by,
                    .put_off_times = entry.put_off.times,
                    .strict = kind.strict,
                    .at = kind.at};
  if (entry.counts() && counting) status.due_in = entry.needs();
  if (kind.enabled) status.next_at = next_time(kind, s, settings);
  return status;
}

State state_of(const PlannerState& s, Obstacle first) {
  switch (first) {
    case Obstacle::break_under_way: return State::begun;
    case Obstacle::pause: return State::paused;
    case Obstacle::off_hours: return State::off_hours;
    case Obstacle::absence:
    case Obstacle::elsewhere: return State::away;
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
  if (!s.presence.absent()) {
    status.absence = Absence::elsewhere;
    status.since = s.clock.when(given(s.elsewhere.since));
    return;
  }
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
    status.kinds.push_back(status_of(entry, s, settings_, counting()));
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
  if (const auto next = then.coming(); next && counting()) {
    status.next_kind = next->kind->name;
    status.next_in = next->in;
  }
  status.call_elsewhere = s.elsewhere.call;
  status.announced = s.announced;
  if (s.asked) status.asked = s.asked->kind;
  status.standing = s.standing;
  status.strict = s.begun ? s.begun->strict : then.lead_is_strict();
  if (s.reminder && !s.begun) status.longer_by = then.price(*s.reminder);
  then.tell_day(status);
  if (s.pause && s.pause->until) status.paused_until = s.clock.when(*s.pause->until);
  status.left = left_of(status.state, s);
  status.until = until_of(status, s);
  status.undeliverable = s.undeliverable;
  if (status.state == State::away) tell_absence(status, s);
  return status;
}

// The next break, or while there is a reminder or a begun break what falls due next.
std::optional<Schedule::Next> Planner::coming() const {
  const auto next = next_break();
  return next ? next : s_.schedule.next(Duration{});
}

void Planner::tell_day(Status& status) const {
  status.day_worked = s_.day.worked;
  if (settings_.day.limit > Duration{}) status.day_limit = settings_.day.limit;
  status.day_told = s_.day.told.has_value();
  if (s_.day.told) {
    status.day_told_at = s_.clock.when(*s_.day.told);
    if (const auto left = until_limit()) status.day_again_in = std::max(Duration{}, *left);
  }
  const auto local = s_.clock.zone.to_local(s_.clock.when(s_.now));
  status.day_off = status.state == State::off_hours && inside(settings_.hours, local);
}

}  // namespace unknot

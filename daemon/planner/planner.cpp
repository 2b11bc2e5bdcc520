// SPDX-License-Identifier: MIT
// What the planner promises to those who call it, and the questions that its rules ask.
#include "planner/planner.hpp"

#include <algorithm>
#include <cassert>

namespace unknot {

Planner::Planner(Settings settings, Instant now, WallTime wall, Zone zone)
    : settings_(std::move(settings)),
      s_{.now = now,
         .schedule = Schedule(settings_.kinds),
         .presence = {},
         .holds = {},
         .elsewhere = {},
         .pause = {},
         .clock = {now, wall, std::move(zone)},
         .hours = {},
         .reminder = {},
         .begun = {},
         .asked = {},
         .announced = {},
         .absences = {},
         .times = {.judged = wall, .next = {}},
         .day = {.began = now, .told = {}},
         .undeliverable = {}} {
  work_out_hours();
  work_out_times();
  s_.hours.followed = s_.hours.inside;
}

Planner::Planner(Settings settings, PlannerState state) : settings_(std::move(settings)), s_(std::move(state)) {
  s_.schedule.apply(settings_.kinds);
}

std::vector<Effect> Planner::handle(const Event& event, Instant now) {
  std::vector<Effect> effects;
  now = std::max(now, s_.now);
  bool settled = false;
  for (auto due = deadline(); due && *due <= now; due = deadline()) {
    advance(std::max(*due, s_.now));  // in sleep, and under other settings, it may have passed
    settle(effects);
    settled = s_.now == now;
  }
  if (settled && std::holds_alternative<TimePassed>(event)) return effects;
  advance(now);
  take(event, effects);
  settle(effects);
  assert(deadline().value_or(Instant::max()) > now);
  return effects;
}

void Planner::advance(Instant now) {
  const Duration by = now - s_.now;
  if (counting()) count(now);
  if (auto* shown = in_phase<Shown>(s_.reminder); shown && !s_.presence.absent()) shown->seen += by;
  if (s_.begun && s_.presence.typing) s_.begun->typed += by;
  s_.now = now;
}

void Planner::count(Instant until) {
  const Duration by = until - s_.now;
  s_.schedule.count(s_.now, until);
  s_.day.worked += by;
  s_.day.since_told += by;
}

void Planner::settle(std::vector<Effect>& effects) {
  if (s_.presence.asleep) return retract(effects);
  judge_silence();
  judge_absence(effects);
  end_pause();
  follow_hours(effects);
  end_countdown(effects);
  follow_question(effects);
  end_snooze();
  repeat_or_miss(effects);
  follow_times();
  withdraw_if_held(effects);
  make_reminder(effects);
  show(effects);
  announce(effects);
  tell_limit(effects);
}

std::optional<Instant> Planner::deadline() const {
  std::optional<Instant> earliest;
  const auto consider = [&](Instant at) { earliest = earliest ? std::min(*earliest, at) : at; };
  const Presence& presence = s_.presence;
  if (presence.asleep) return std::nullopt;
  if (presence.silent_since && !presence.left) consider(*presence.silent_since + settings_.idle_after);
  if (presence.absent_since) {
    for (const auto& entry : s_.schedule.entries()) {
      const Instant reset = *presence.absent_since + entry.kind.lasts;
      const bool resets = entry.kind.enabled && !entry.kind.changes_posture();
      if (resets && !entry.rested && reset > s_.now) consider(reset);
    }
  }
  if (s_.pause && s_.pause->until) consider(*s_.pause->until);
  if (s_.hours.changes) consider(*s_.hours.changes);
  if (s_.times.next) consider(*s_.times.next);
  if (s_.begun) consider(s_.begun->until);
  if (s_.asked) consider(s_.asked->until);
  if (const auto* snoozed = in_phase<Snoozed>(s_.reminder)) consider(snoozed->until);
  if (const auto* waiting = in_phase<Waiting>(s_.reminder); waiting && waiting->for_gap_since)
    consider(*waiting->for_gap_since + settings_.patience);
  if (const auto* shown = in_phase<Shown>(s_.reminder); shown && !presence.absent())
    consider(shown->for_gap_since ? *shown->for_gap_since + settings_.patience
                                  : s_.now + settings_.repeat_after - shown->seen);
  const auto work = counting() ? work_until_something() : std::nullopt;
  if (work) consider(s_.now + *work);
  return earliest;
}

// The work until a kind is due, one is to be announced, or the limit of the day is to be told.
std::optional<Duration> Planner::work_until_something() const {
  std::optional<Duration> least;
  const auto consider = [&](std::optional<Duration> work) {
    if (work && *work > Duration{}) least = least ? std::min(*least, *work) : work;
  };
  if (const auto next = s_.schedule.next(lead_lasts())) consider(next->in);
  const auto announcement = until_announcement();
  if (announcement == Duration{} && may_show()) return Duration{};
  consider(announcement);
  consider(until_limit());
  return least;
}

Obstacle Planner::obstacle() const {
  if (s_.begun) return Obstacle::break_under_way;
  if (s_.pause) return Obstacle::pause;
  if (!s_.hours.inside) return Obstacle::off_hours;
  if (s_.presence.absent()) return Obstacle::absence;
  if (s_.elsewhere.since) return Obstacle::elsewhere;
  if (held()) return Obstacle::hold;
  return s_.undeliverable.empty() ? Obstacle::none : Obstacle::delivery;
}

const Holds::value_type* Planner::hold() const {
  const auto in_force = [&](const auto& hold) { return settings_.hold[hold.first]; };
  const auto first = std::ranges::find_if(s_.holds, in_force);
  return first == s_.holds.end() ? nullptr : &*first;
}

bool Planner::held() const { return hold() || s_.elsewhere.since || s_.elsewhere.call; }

bool Planner::in_meeting() const { return s_.holds.contains(Hold::meeting) && settings_.hold[Hold::meeting]; }

bool Planner::awaits_gap() const {
  const auto* waiting = in_phase<Waiting>(s_.reminder);
  const auto* shown = in_phase<Shown>(s_.reminder);
  return (waiting && waiting->for_gap_since) || (shown && shown->for_gap_since);
}

std::optional<Schedule::Next> Planner::next_break() const {
  return s_.reminder || s_.begun ? std::nullopt : s_.schedule.next_break(settings_.gap);
}

Reminder* Planner::shown() {
  return s_.reminder && std::holds_alternative<Shown>(s_.reminder->phase) ? &*s_.reminder : nullptr;
}

const Kind* Planner::lead() const { return s_.reminder ? s_.schedule.find(s_.reminder->lead) : nullptr; }

Duration Planner::lead_lasts() const {
  const Kind* kind = lead();
  return kind ? kind->lasts : Duration{};
}

bool Planner::lead_is_strict() const {
  const Kind* kind = lead();
  return kind && kind->strict;
}

}  // namespace unknot

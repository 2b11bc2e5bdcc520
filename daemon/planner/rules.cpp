// SPDX-License-Identifier: MIT
// What falls due by time alone, each rule in its function, and the questions that the rules ask.
#include <algorithm>

#include "planner/planner.hpp"

namespace unknot {

namespace {

// Silence is reported once it has lasted `idle_after`; a source may be a little late.
constexpr Duration late_by_at_most = std::chrono::minutes{1};

}  // namespace

std::optional<Instant> Planner::deadline() const {
  std::optional<Instant> earliest;
  const auto consider = [&](Instant at) { earliest = earliest ? std::min(*earliest, at) : at; };
  const Presence& presence = s_.presence;
  if (presence.asleep) return std::nullopt;
  if (presence.silent_since && !presence.left) consider(*presence.silent_since + settings_.idle_after);
  if (presence.absent_since) {
    for (const auto& entry : s_.schedule.entries()) {
      const Instant reset = *presence.absent_since + entry.kind.lasts;
      if (entry.kind.enabled && reset > s_.now) consider(reset);
    }
  }
  if (s_.pause && s_.pause->until) consider(*s_.pause->until);
  if (s_.hours.changes) consider(*s_.hours.changes);
  if (s_.begun) consider(s_.begun->until);
  if (const auto* snoozed = in_phase<Snoozed>(s_.reminder)) consider(snoozed->until);
  if (const auto* waiting = in_phase<Waiting>(s_.reminder); waiting && waiting->for_gap_since)
    consider(*waiting->for_gap_since + settings_.patience);
  if (const auto* shown = in_phase<Shown>(s_.reminder); shown && !presence.absent())
    consider(s_.now + settings_.repeat_after - shown->seen);
  if (const auto next = s_.schedule.next(lead_lasts()); counting() && next) consider(s_.now + next->in);
  return earliest;
}

// R2: silence becomes absence since it began, and the work since then was none.
void Planner::judge_silence() {
  Presence& presence = s_.presence;
  if (!presence.hands_off) s_.schedule.forget_before(s_.now - settings_.idle_after - late_by_at_most);
  if (!presence.silent_since || presence.left || s_.now - *presence.silent_since < settings_.idle_after) return;
  presence.left = true;
  s_.schedule.take_back(*presence.silent_since);
  presence.absent_since = std::min(presence.absent_since.value_or(*presence.silent_since), *presence.silent_since);
}

// R4, R6: an absence as long as a break was that break.
void Planner::judge_absence(std::vector<Effect>& effects) {
  if (!s_.presence.absent_since) return;
  const Duration length = s_.now - *s_.presence.absent_since;
  if (const Kind* shortest = s_.schedule.shortest(); shortest && shortest->lasts <= length) s_.schedule.rested();
  s_.schedule.reset_up_to(length);
  if (s_.reminder && lead_lasts() <= length) answer(*s_.reminder, Outcome::rested, effects);
}

void Planner::end_absence_without_cause() {
  const Presence& presence = s_.presence;
  if (!presence.left && !presence.locked && !presence.asleep) s_.presence.absent_since.reset();
}

// R18
void Planner::end_pause() {
  if (s_.pause && s_.pause->until && *s_.pause->until <= s_.now) s_.pause.reset();
}

// R19
void Planner::follow_hours(std::vector<Effect>& effects) {
  if (s_.hours.changes && *s_.hours.changes <= s_.now) work_out_hours();
  const bool begin = s_.hours.inside && !s_.hours.followed;
  const bool end = !s_.hours.inside && s_.hours.followed;
  s_.hours.followed = s_.hours.inside;
  if (begin) s_.schedule.reset_all();
  if (end) drop_reminder(effects);
}

void Planner::work_out_hours() {
  const WallTime wall = s_.clock.when(s_.now);
  s_.hours.inside = inside(settings_.hours, s_.clock.zone.to_local(wall));
  const auto change = next_change(settings_.hours, wall, s_.clock.zone);
  s_.hours.changes = change ? std::optional{s_.now + (*change - wall)} : std::nullopt;
}

// R13
void Planner::end_countdown(std::vector<Effect>& effects) {
  if (s_.begun && s_.begun->until <= s_.now) finish_countdown(*s_.begun, effects);
}

// R14
void Planner::end_snooze() {
  if (!s_.reminder) return;
  Phase& phase = s_.reminder->phase;
  const auto* snoozed = std::get_if<Snoozed>(&phase);
  if (snoozed && snoozed->until <= s_.now) phase = Waiting{};
}

// R15
void Planner::repeat_or_miss(std::vector<Effect>& effects) {
  Reminder* const reminder = shown();
  if (!reminder || !may_show() || std::get<Shown>(reminder->phase).seen < settings_.repeat_after) return;
  if (reminder->repeats >= settings_.repeat_limit) return answer(*reminder, Outcome::missed, effects);
  reminder->repeats += 1;
  reminder->phase = Shown{};
  effects.push_back(ShowReminder{reminder->lead, reminder->repeats});
}

// R7 to R9; off hours nothing is made, as R19 would drop it.
void Planner::make_reminder(std::vector<Effect>& effects) {
  if (shown() && s_.presence.absent()) return;  // what is on screen is left alone until the return
  if (s_.reminder) {
    if (const Kind* longer = s_.schedule.due_and_longer_than(lead_lasts())) give_lead(*s_.reminder, *longer, effects);
  } else if (const Kind* lead = s_.schedule.lead(settings_.gap); lead && !s_.begun && s_.hours.inside) {
    s_.reminder = Reminder{.lead = lead->name, .phase = Waiting{}};
  }
}

// R9: in place where it may be shown; what can't be shown again is withdrawn.
void Planner::give_lead(Reminder& reminder, const Kind& kind, std::vector<Effect>& effects) {
  const bool in_place = shown() && may_show();
  if (!in_place) withdraw_if_shown(effects);
  const auto* waiting = std::get_if<Waiting>(&reminder.phase);
  reminder = Reminder{.lead = kind.name, .phase = waiting ? *waiting : Waiting{}, .was_shown = reminder.was_shown};
}

// R10: an absence alone leaves on screen what is there.
void Planner::show_or_withdraw(std::vector<Effect>& effects) {
  if (!s_.reminder) return;
  Reminder& reminder = *s_.reminder;
  if (hold() || obstacle() < Obstacle::absence) withdraw_if_shown(effects);
  auto* waiting = std::get_if<Waiting>(&reminder.phase);
  if (!waiting) return;
  if (!may_show()) return waiting->for_gap_since.reset();
  if (waits_for_gap(*waiting, reminder.was_shown)) return;
  reminder.phase = Shown{};
  reminder.was_shown = true;
  effects.push_back(ShowReminder{reminder.lead, reminder.repeats});
}

// R25: the first time, for a gap in typing.
bool Planner::waits_for_gap(Waiting& waiting, bool was_shown) const {
  if (!s_.presence.typing || settings_.patience <= Duration{} || was_shown) {
    waiting.for_gap_since.reset();
    return false;
  }
  if (!waiting.for_gap_since) waiting.for_gap_since = s_.now;
  return s_.now - *waiting.for_gap_since < settings_.patience;
}

void Planner::withdraw_if_shown(std::vector<Effect>& effects) {
  Reminder* const reminder = shown();
  if (!reminder) return;
  reminder->phase = Waiting{};
  effects.push_back(WithdrawReminder{reminder->lead});
}

void Planner::drop_reminder(std::vector<Effect>& effects) {
  withdraw_if_shown(effects);
  s_.reminder.reset();
}

// However the reminder ends, it speaks for its kind and every kind that is not longer (R12).
void Planner::answer(const Reminder& reminder, Outcome outcome, std::vector<Effect>& effects) {
  withdraw_if_shown(effects);
  effects.push_back(RecordOutcome{reminder.lead, outcome});
  answer_for(lead_lasts());
  s_.reminder.reset();
}

// The countdown speaks for its kind and every kind that is not longer from its first moment (R12).
void Planner::begin(const Kind& kind, std::vector<Effect>& effects) {
  effects.push_back(BeginBreak{kind.name, kind.lasts});
  s_.begun = Begun{kind.name, kind.lasts, s_.now + kind.lasts};
  answer_for(kind.lasts);
}

void Planner::interrupt(std::vector<Effect>& effects) {
  if (!s_.begun) return;
  effects.push_back(RecordOutcome{s_.begun->kind, Outcome::interrupted});
  s_.begun.reset();
}

void Planner::finish_countdown(const Begun& begun, std::vector<Effect>& effects) {
  effects.push_back(EndBreak{begun.kind});
  effects.push_back(RecordOutcome{begun.kind, Outcome::done});
  answer_for(begun.lasts);
  s_.schedule.rested();
  s_.begun.reset();
}

// R12
void Planner::answer_for(Duration lasts) { s_.schedule.reset_up_to(lasts); }

Obstacle Planner::obstacle() const {
  if (s_.begun) return Obstacle::break_under_way;
  if (s_.pause) return Obstacle::pause;
  if (!s_.hours.inside) return Obstacle::off_hours;
  if (s_.presence.absent()) return Obstacle::absence;
  if (hold()) return Obstacle::hold;
  return s_.undeliverable.empty() ? Obstacle::none : Obstacle::delivery;
}

const Holds::value_type* Planner::hold() const {
  const auto in_force = [&](const auto& hold) { return settings_.hold[hold.first]; };
  const auto first = std::ranges::find_if(s_.holds, in_force);
  return first == s_.holds.end() ? nullptr : &*first;
}

bool Planner::in_meeting() const { return s_.holds.contains(Hold::meeting) && settings_.hold[Hold::meeting]; }

bool Planner::awaits_gap() const {
  const auto* waiting = in_phase<Waiting>(s_.reminder);
  return waiting && waiting->for_gap_since;
}

Reminder* Planner::shown() {
  return s_.reminder && std::holds_alternative<Shown>(s_.reminder->phase) ? &*s_.reminder : nullptr;
}

Duration Planner::lead_lasts() const {
  const Kind* lead = s_.reminder ? s_.schedule.find(s_.reminder->lead) : nullptr;
  return lead ? lead->lasts : Duration{};
}

}  // namespace unknot

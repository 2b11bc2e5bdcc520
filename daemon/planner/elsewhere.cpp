// SPDX-License-Identifier: MIT
// What other machines of the same person have seen (R34 to R37).
#include <algorithm>

#include "planner/planner.hpp"

namespace unknot {

// R34: what has ended here has ended by their going there; sleep has not.
void Planner::go_elsewhere() {
  if (s_.elsewhere.since) return;
  s_.elsewhere.since = s_.now;
  forget_silence();
}

void Planner::return_from_elsewhere(std::optional<Duration> ago) {
  if (!s_.elsewhere.since) return;
  s_.elsewhere.since.reset();
  Presence& presence = s_.presence;
  if (presence.hands_off && silence_counts()) {
    presence.silent_since = s_.now;
    if (ago) leave(std::max(s_.now - *ago, presence.last_input.value_or(s_.now)));
  }
  if (presence.locked && !presence.absent()) presence.absent_since = s_.now;
}

// Nothing has been counted here since they were last seen anywhere.
void Planner::leave(Instant since) {
  s_.presence.silent_since = since;
  s_.presence.left = true;
  take_back(since);
  s_.presence.absent_since = std::min(s_.presence.absent_since.value_or(since), since);
}

// R35
void Planner::take_over(const WorkedElsewhere& told, std::vector<Effect>& effects) {
  const PutOff put_off{.by = told.put_off, .times = told.times, .snoozed = {}, .last = s_.now};
  if (!s_.schedule.take_over(told.kind, told.work, put_off)) return;
  const bool leads = s_.reminder && s_.reminder->lead == told.kind;
  if (leads && !s_.schedule.may_lead(told.kind, settings_.gap)) drop_reminder(effects);
}

// R36
void Planner::answer_elsewhere(const AnsweredElsewhere& told, std::vector<Effect>& effects) {
  const Instant then = s_.now - told.ago;
  const Duration lasts = s_.schedule.reach_of_answer(told.kind, told.lasts);
  const bool answered = s_.reminder && s_.schedule.speaks_for(told.kind, lasts, *lead()) && s_.reminder->made < then;
  s_.schedule.answered(told.kind, lasts, then, s_.now);
  if (answered) drop_reminder(effects);
  if (told.lasts <= Duration{}) return;
  if (!changes_posture(told.kind)) s_.schedule.rested_at(then, s_.now);
  s_.schedule.break_ended(told.kind, then);
}

// R37
void Planner::snooze_elsewhere(const SnoozedElsewhere& told, std::vector<Effect>& effects) {
  if (!s_.reminder || s_.reminder->lead != told.kind) return;
  s_.reminder->snoozes = told.snoozes;
  s_.reminder->repeats = told.repeats;
  if (told.left > Duration{}) {
    withdraw_if_shown(effects);
    s_.reminder->phase = Snoozed{s_.now + told.left};
  } else if (std::holds_alternative<Snoozed>(s_.reminder->phase)) {
    s_.reminder->phase = Waiting{};
  }
}

bool Planner::silence_counts() const { return !in_meeting() && !s_.elsewhere.since; }

void Planner::forget_silence() {
  s_.presence.silent_since.reset();
  s_.presence.left = false;
  end_absence_without_cause();
}

}  // namespace unknot

// SPDX-License-Identifier: MIT
// What falls due by time alone, each rule in its function.
#include <algorithm>

#include "planner/planner.hpp"

namespace unknot {

namespace {

// Silence is reported once it has lasted `idle_after`; a source may be a little late.
constexpr Duration late_by_at_most = std::chrono::minutes{1};

// Only a program is away so often, for ever shorter.
constexpr std::size_t most_absences = 64;

}  // namespace

// R2: silence becomes absence since it began, and the work since then was none.
void Planner::judge_silence() {
  Presence& presence = s_.presence;
  if (!presence.hands_off) s_.schedule.forget_before(s_.now - settings_.idle_after - late_by_at_most);
  if (!presence.silent_since || presence.left || s_.now - *presence.silent_since < settings_.idle_after) return;
  presence.left = true;
  take_back(*presence.silent_since);
  presence.absent_since = std::min(presence.absent_since.value_or(*presence.silent_since), *presence.silent_since);
}

void Planner::take_back(Instant since) {
  const auto less = [&](Duration& work, Instant from) { work -= std::min(work, s_.schedule.counted(from)); };
  less(s_.day.worked, std::max(since, s_.day.began));
  less(s_.day.since_told, std::max(since, s_.day.told.value_or(s_.day.began)));
  s_.schedule.take_back(since);
}

// R4, R6: an absence as long as a break was that break. What was asked is answered by it (R38).
void Planner::judge_absence(std::vector<Effect>& effects) {
  if (!s_.presence.absent_since) return;
  const Duration length = s_.now - *s_.presence.absent_since;
  if (const Kind* shortest = s_.schedule.shortest_rest(); shortest && shortest->lasts <= length) s_.schedule.rested();
  const auto reset = s_.schedule.reset_in_absence(length);
  const bool leads = s_.reminder && std::ranges::find(reset, s_.reminder->lead) != reset.end();
  if (!leads) return;
  withdraw_if_shown(effects);
  effects.push_back(RecordOutcome{s_.reminder->lead, Outcome::rested});
  s_.reminder.reset();
}

void Planner::end_absence_without_cause() {
  const Presence& presence = s_.presence;
  const bool locked = presence.locked && !s_.elsewhere.since;
  if (!presence.left && !locked && !presence.asleep && presence.absent_since) end_absence(*presence.absent_since);
}

// Of two absences the later is all that matters once it was as long.
void Planner::end_absence(Instant since) {
  const PastAbsence over{s_.now, s_.now - since};
  std::erase_if(s_.absences, [&](const PastAbsence& past) {
    return past.lasted <= over.lasted || s_.now - past.ended >= past.lasted;
  });
  if (s_.absences.size() < most_absences) s_.absences.push_back(over);
  s_.presence.absent_since.reset();
  s_.schedule.absence_over();
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
  s_.hours.inside = inside(settings_.hours, s_.clock.zone.to_local(wall), settings_.days_off);
  const auto change = next_change(settings_.hours, wall, s_.clock.zone, settings_.days_off);
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
  if (!reminder) return;
  auto& phase = std::get<Shown>(reminder->phase);
  if (!may_show() || phase.seen < settings_.repeat_after) return phase.for_gap_since.reset();
  if (reminder->repeats >= settings_.repeat_limit) return miss(*reminder, phase, effects);
  reminder->repeats += 1;
  phase = Shown{};
  effects.push_back(ShowReminder{reminder->lead, reminder->repeats});
}

// R29: a strict one begins by itself.
void Planner::miss(const Reminder& reminder, Shown& phase, std::vector<Effect>& effects) {
  if (!lead_is_strict()) return answer(reminder, Outcome::missed, effects);
  if (!waits_for_gap(phase.for_gap_since)) begin_from(reminder, effects);
}

// R7 to R9; off hours nothing is made, as R19 would drop it.
void Planner::make_reminder(std::vector<Effect>& effects) {
  if (shown() && s_.presence.absent()) return;  // what is on screen is left alone until the return
  if (s_.reminder) {
    if (const Kind* longer = s_.schedule.due_and_longer_than(lead_lasts())) give_lead(*s_.reminder, *longer, effects);
  } else if (const Kind* lead = s_.schedule.lead(settings_.gap); lead && !s_.begun && s_.hours.inside) {
    s_.reminder = fresh_reminder(*lead, Waiting{});
  }
}

// R9: in place where it may be shown; what can't be shown again is withdrawn.
void Planner::give_lead(Reminder& reminder, const Kind& kind, std::vector<Effect>& effects) {
  const bool in_place = shown() && may_show();
  if (!in_place) withdraw_if_shown(effects);
  const auto* waiting = std::get_if<Waiting>(&reminder.phase);
  Reminder fresh = fresh_reminder(kind, waiting ? *waiting : Waiting{});
  fresh.was_shown = reminder.was_shown;
  fresh.made = reminder.made;
  reminder = fresh;
}

// R26: what was put off before counts as snoozes.
Reminder Planner::fresh_reminder(const Kind& kind, Waiting phase) const {
  const PutOff& put_off = s_.schedule.entry(kind.name)->put_off;
  return {.lead = kind.name, .phase = phase, .snoozes = put_off.times, .snoozed = put_off.snoozed, .made = s_.now};
}

// R10: an absence alone leaves on screen what is there.
void Planner::withdraw_if_held(std::vector<Effect>& effects) {
  if (held() || obstacle() < Obstacle::absence) withdraw_if_shown(effects);
}

void Planner::show(std::vector<Effect>& effects) {
  if (!s_.reminder) return;
  Reminder& reminder = *s_.reminder;
  auto* waiting = std::get_if<Waiting>(&reminder.phase);
  if (!waiting) return;
  if (!may_show()) return waiting->for_gap_since.reset();
  if (!reminder.was_shown && waits_for_gap(waiting->for_gap_since)) return;
  settle_question(Outcome::done, effects);
  reminder.phase = Shown{};
  reminder.was_shown = true;
  s_.announced.reset();
  effects.push_back(ShowReminder{reminder.lead, reminder.repeats});
}

// R25: for a gap in typing.
bool Planner::waits_for_gap(std::optional<Instant>& since) const {
  if (!s_.presence.typing || settings_.patience <= Duration{}) {
    since.reset();
    return false;
  }
  if (!since) since = s_.now;
  return s_.now - *since < settings_.patience;
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
  const std::string kind = reminder.lead;
  outcome == Outcome::done ? taken(kind, effects) : effects.push_back(RecordOutcome{kind, outcome});
  if (outcome == Outcome::done) rest_by(kind);
  answer_for(kind, lead_lasts());
  s_.reminder.reset();
}

void Planner::begin(const Kind& kind, std::vector<Effect>& effects) { begin(kind, kind.lasts, false, effects); }

// R28, R29
void Planner::begin_from(const Reminder& reminder, std::vector<Effect>& effects) {
  const Kind kind = *s_.schedule.find(reminder.lead);
  const Duration lasts = kind.lasts + price(reminder);
  s_.reminder.reset();
  begin(kind, lasts, kind.strict, effects);
}

Duration Planner::price(const Reminder& reminder) const {
  const auto price = std::chrono::floor<std::chrono::seconds>(reminder.snoozed * settings_.snooze_price / 100);
  return std::min<Duration>(price, lead_lasts());
}

// The countdown speaks for its kind and every kind that is not longer from its first moment (R12).
void Planner::begin(const Kind& kind, Duration lasts, bool strict, std::vector<Effect>& effects) {
  retract(effects);
  settle_question(Outcome::done, effects);
  effects.push_back(BeginBreak{kind.name, lasts, strict});
  s_.begun =
      Begun{.kind = kind.name, .lasts = lasts, .until = s_.now + lasts, .speaks_for = kind.lasts, .strict = strict};
  answer_for(kind.name, kind.lasts);
}

void Planner::interrupt(std::vector<Effect>& effects) {
  if (!s_.begun) return;
  effects.push_back(RecordOutcome{s_.begun->kind, Outcome::interrupted});
  end_break(*s_.begun);
}

void Planner::finish_countdown(const Begun& begun, std::vector<Effect>& effects) {
  const auto became = end_of(begun);
  effects.push_back(EndBreak{begun.kind, became});
  if (!became) ask(begun);
  if (became == Outcome::worked) effects.push_back(RecordOutcome{begun.kind, Outcome::worked});
  if (became == Outcome::done) taken(begun.kind, effects);
  if (became != Outcome::worked) rest_by(begun.kind);
  end_break(begun);
}

// R33, R38
std::optional<Outcome> Planner::end_of(const Begun& begun) const {
  if (worked_through(begun)) return Outcome::worked;
  if (is_to_ask(begun)) return std::nullopt;
  return Outcome::done;
}

void Planner::taken(const std::string& kind, std::vector<Effect>& effects) {
  effects.push_back(RecordOutcome{kind, Outcome::done});
  if (changes_posture(kind)) s_.standing = !s_.standing;
}

// A change of posture is no rest (R39).
void Planner::rest_by(const std::string& kind) {
  if (!changes_posture(kind)) s_.schedule.rested();
}

bool Planner::changes_posture(const std::string& kind) const {
  const Kind* known = s_.schedule.find(kind);
  return known && known->changes_posture();
}

// R33: in more than half of the countdown, as far as it went. Whoever stands up may go on typing (R39).
bool Planner::worked_through(const Begun& begun) const {
  if (changes_posture(begun.kind)) return false;
  const Instant began = begun.until - begun.lasts;
  return 2 * begun.typed > std::min(s_.now, begun.until) - began;
}

// It speaks again however it ends.
void Planner::end_break(const Begun& begun) {
  answer_for(begun.kind, begun.speaks_for);
  s_.schedule.break_ended(begun.kind, s_.now);
  s_.begun.reset();
}

// R12
void Planner::answer_for(const std::string& kind, Duration lasts) { s_.schedule.answered(kind, lasts); }

}  // namespace unknot

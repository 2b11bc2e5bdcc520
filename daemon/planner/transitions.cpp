// SPDX-License-Identifier: MIT
// All transitions live here: what each event does.
//
// clang-format off
// | event              | needs                     | then                                                        | rule |
// |--------------------|---------------------------|-------------------------------------------------------------|------|
// | InputStopped       | hands on                  | silence counts from then, in a meeting not at all           | R2   |
// | InputSeen          | hands off                 | silence ends, and the absence it alone has caused           | R2   |
// | TypingBegan        | -                         | a reminder waits for a gap before it is shown               | R25  |
// | TypingPaused       | -                         | what waits for a gap is shown, or begins                    | R25  |
// | ScreenLocked       | unlocked                  | absent from now                                             | R3   |
// | ScreenUnlocked     | locked                    | unlocked, counts as input                                   | R3   |
// | WentToSleep        | awake                     | absent from now; nothing happens until WokeUp               | R5   |
// | WokeUp             | asleep                    | the sleep is judged as an absence; lock and silence go on   | R5   |
// | HoldBegan          | -                         | a shown reminder is withdrawn and waits                     | R10  |
// | HoldEnded          | that hold                 | what waits is shown                                         | R10  |
// | PauseRequested     | -                         | a begun break is interrupted; work stands still             | R18  |
// | ResumeRequested    | paused                    | the pause ends                                              | R18  |
// | StartRequested     | a reminder, nothing begun | the countdown begins in its place                           | R13  |
// | DoneRequested      | a reminder or begun break | done; refused for a strict one                              | R13  |
// | SkipRequested      | a reminder or begun break | skipped; a begun break is interrupted; a strict one by force | R13 |
// | DoneRequested, SkipRequested | what was asked    | done; skipped: the break was none after all                 | R38  |
// | SnoozeRequested    | a reminder, snoozes left  | snoozed until then                                          | R14  |
// | NextSkipRequested  | a next break, not strict  | skipped before it is due                                    | R26  |
// | NextSnoozeRequested | a next break, snoozes left | needs so much more work before it is due                  | R26  |
// | LimitSnoozeRequested | the limit was told      | told again after so much more work from now                 | R31  |
// | ReminderDismissed  | a shown reminder          | dismissed; if unclear, snoozed where that is left           | R13  |
// | BreakRequested     | nothing begun, known kind | the countdown begins; a longer reminder waits               | R16  |
// | ResetRequested     | -                         | everything starts from zero                                 | R22  |
// | RemindRequested    | -                         | the shortest kind is due                                    | -    |
// | SettingsChanged    | -                         | applied; a reminder whose lead is off is dropped            | R21  |
// | ClockChanged       | -                         | hours and times are computed again                          | R20  |
// | DeliveryFailed     | -                         | what was shown is not on screen any more; a reminder waits  | -    |
// | DeliveryRestored   | -                         | what waits is shown                                         | -    |
// | ElsewhereBegan     | -                         | nothing is shown or counted, and no silence is absence      | R34  |
// | ElsewhereEnded     | elsewhere                 | silence and lock count again; absent, if that is known      | R34  |
// | CallElsewhereBegan/Ended | -                   | nothing is shown meanwhile                                  | R34  |
// | WorkedElsewhere    | a kind that counts work   | its work, and what was put off, are those                   | R35  |
// | AnsweredElsewhere  | -                         | reset then; a reminder made before is dropped               | R36  |
// | SnoozedElsewhere   | a reminder of that lead   | it has those snoozes and repeats                            | R37  |
// | PausedElsewhere    | -                         | paused; a begun break goes on                               | R37  |
// clang-format on
//
// And by time alone (settle): waiting -> shown -> shown again -> missed, or begun if strict; snoozed -> waiting; begun
// -> done or worked; any -> rested.
#include "planner/planner.hpp"

#include <algorithm>
#include <utility>

namespace unknot {

struct Transition {
  Planner& p;
  PlannerState& s;
  std::vector<Effect>& effects;

  void operator()(const TimePassed&) const {}

  void operator()(const InputStopped& event) const {
    s.presence.typing = false;
    if (s.presence.hands_off) return;
    s.presence.hands_off = true;
    s.presence.last_input = std::min(event.since, s.now);
    if (p.silence_counts()) s.presence.silent_since = s.presence.last_input;
  }

  void operator()(const InputSeen&) const {
    if (s.presence.hands_off) input();
  }

  void operator()(const TypingBegan&) const { s.presence.typing = true; }
  void operator()(const TypingPaused&) const { s.presence.typing = false; }

  void operator()(const ScreenLocked&) const {
    s.presence.typing = false;
    if (!std::exchange(s.presence.locked, true) && !s.elsewhere.since) absent_from_now();
  }

  void operator()(const ScreenUnlocked&) const {
    if (!s.presence.locked) return;
    s.presence.locked = false;
    input();
  }

  void operator()(const WentToSleep&) const {
    p.settle_question(Outcome::done, effects);
    s.presence.typing = false;
    s.presence.asleep = true;
    absent_from_now();
  }

  void operator()(const WokeUp&) const {
    if (!s.presence.asleep) return;
    p.judge_absence(effects);
    s.presence.asleep = false;
    p.end_absence_without_cause();
  }

  void operator()(const HoldBegan& event) const {
    const bool before = p.in_meeting();
    s.holds[event.hold] = {event.by, event.what};
    meeting_changed(before);
  }

  void operator()(const HoldEnded& event) const {
    const bool before = p.in_meeting();
    s.holds.erase(event.hold);
    meeting_changed(before);
  }

  void operator()(const PauseRequested& event) const {
    p.interrupt(effects);
    pause(event.lasting);
  }

  void operator()(const ResumeRequested&) const { s.pause.reset(); }

  void operator()(const StartRequested&) const {
    if (s.begun) return refuse(Wish::start, Refusal::break_under_way);
    if (!s.reminder) return refuse(Wish::start, Refusal::nothing_to_answer);
    p.begin_from(*s.reminder, effects);
  }

  void operator()(const DoneRequested&) const {
    if (s.asked) return p.settle_question(Outcome::done, effects);
    if (!s.begun && !s.reminder) return refuse(Wish::done, Refusal::nothing_to_answer);
    if (strict()) return refuse(Wish::done, Refusal::is_strict);
    if (s.begun) return p.finish_countdown(*s.begun, effects);
    p.answer(*s.reminder, Outcome::done, effects);
  }

  void operator()(const SkipRequested& event) const {
    if (s.asked) return p.settle_question(Outcome::skipped, effects);
    if (!s.begun && !s.reminder) return refuse(Wish::skip, Refusal::nothing_to_answer);
    if (strict() && !event.forced) return refuse(Wish::skip, Refusal::is_strict);
    s.begun ? p.interrupt(effects) : p.answer(*s.reminder, Outcome::skipped, effects);
  }

  void operator()(const SnoozeRequested& event) const {
    if (!s.reminder) return refuse(Wish::snooze, Refusal::nothing_to_answer);
    if (!snoozes_left(*s.reminder)) return refuse(Wish::snooze, Refusal::snooze_limit_reached);
    p.withdraw_if_shown(effects);
    snooze(*s.reminder, event.lasting.value_or(p.settings_.snooze));
  }

  void operator()(const NextSkipRequested&) const {
    const auto next = p.next_break();
    if (!next) return refuse(Wish::next, why_no_next());
    if (next->kind->strict) return refuse(Wish::next, Refusal::is_strict);
    p.settle_question(Outcome::done, effects);
    effects.push_back(RecordOutcome{.kind = next->kind->name, .outcome = Outcome::skipped, .ahead = true});
    p.answer_for(next->kind->name, next->kind->lasts);
  }

  void operator()(const NextSnoozeRequested& event) const {
    const auto next = p.next_break();
    if (!next) return refuse(Wish::next, why_no_next());
    const auto* entry = s.schedule.entry(next->kind->name);
    if (entry->put_off.times >= p.settings_.snooze_limit) return refuse(Wish::next, Refusal::snooze_limit_reached);
    effects.push_back(RecordOutcome{.kind = next->kind->name, .outcome = Outcome::snoozed, .ahead = true});
    s.schedule.put_off(*next, event.lasting.value_or(p.settings_.snooze), s.now);
  }

  void operator()(const LimitSnoozeRequested&) const {
    const bool comes_again = s.day.told && p.settings_.day.limit > Duration{} && p.settings_.day.again > Duration{};
    if (!comes_again) return refuse(Wish::limit, Refusal::nothing_to_answer);
    s.day.told = s.now;
    s.day.since_told = {};
  }

  void operator()(const ReminderDismissed& event) const {
    Reminder* const shown = p.shown();
    if (!shown) return refuse(Wish::dismiss, Refusal::nothing_to_answer);
    const bool later = event.unclear && p.settings_.dismissed == Dismissed::snooze;
    if (later && snoozes_left(*shown)) return snooze(*shown, p.settings_.snooze);
    shown->phase = Waiting{};
    if (p.lead_is_strict()) return refuse(Wish::dismiss, Refusal::is_strict);
    p.answer(*shown, Outcome::dismissed, effects);
  }

  void operator()(const BreakRequested& event) const {
    if (s.begun) return refuse(Wish::take_break, Refusal::break_under_way);
    const Kind* wanted = wanted_kind(event);
    if (!wanted) return refuse(Wish::take_break, Refusal::unknown_kind);
    if (s.reminder && s.reminder->lead == wanted->name) return p.begin_from(*s.reminder, effects);
    const Kind kind = *wanted;
    if (s.reminder) make_room(kind);
    p.begin(kind, effects);
  }

  void operator()(const ResetRequested&) const {
    p.settle_question(Outcome::done, effects);
    p.drop_reminder(effects);
    p.interrupt(effects);
    s.schedule.reset_all();
    s.schedule.rested();
  }

  void operator()(const RemindRequested&) const {
    if (const Kind* kind = s.schedule.shortest()) s.schedule.make_due(kind->name, s.now);
  }

  void operator()(const SettingsChanged& event) const {
    const bool before = p.in_meeting();
    const auto times = times_of_lead();
    p.settings_ = event.settings;
    s.schedule.apply(p.settings_.kinds);
    p.change_times();
    meeting_changed(before);
    const Kind* lead = p.lead();
    if (!lead || !lead->enabled || lead->at != times) p.drop_reminder(effects);
    p.work_out_hours();
    s.hours.followed = s.hours.followed || s.hours.inside;  // settings reset nothing, new hours neither (R21)
  }

  void operator()(const ClockChanged& event) const {
    p.change_clock(event.wall, event.zone);
    p.work_out_hours();
  }

  void operator()(const DeliveryFailed& event) const {
    s.undeliverable = event.why;
    if (Reminder* const shown = p.shown()) shown->phase = Waiting{};
    s.forget_announcement();
  }

  void operator()(const DeliveryRestored&) const { s.undeliverable.clear(); }
  void operator()(const ElsewhereBegan&) const { p.go_elsewhere(); }
  void operator()(const ElsewhereEnded& event) const { p.return_from_elsewhere(event.ago); }
  void operator()(const CallElsewhereBegan&) const { s.elsewhere.call = true; }
  void operator()(const CallElsewhereEnded&) const { s.elsewhere.call = false; }
  void operator()(const WorkedElsewhere& event) const { p.take_over(event, effects); }
  void operator()(const AnsweredElsewhere& event) const { p.answer_elsewhere(event, effects); }
  void operator()(const SnoozedElsewhere& event) const { p.snooze_elsewhere(event, effects); }
  void operator()(const PausedElsewhere& event) const { pause(event.lasting); }

 private:
  void refuse(Wish wish, Refusal why) const { effects.push_back(RefuseRequest{wish, why}); }

  [[nodiscard]] std::vector<FixedTime> times_of_lead() const {
    const Kind* lead = p.lead();
    return lead ? lead->at : std::vector<FixedTime>{};
  }

  [[nodiscard]] bool strict() const { return s.begun ? s.begun->strict : p.lead_is_strict(); }

  [[nodiscard]] Refusal why_no_next() const {
    if (s.begun) return Refusal::break_under_way;
    return s.reminder ? Refusal::reminder_waits : Refusal::nothing_to_come;
  }

  [[nodiscard]] bool snoozes_left(const Reminder& on) const { return on.snoozes < p.settings_.snooze_limit; }

  void pause(std::optional<Duration> lasting) const {
    s.pause = Pause{lasting ? std::optional{s.now + *lasting} : std::nullopt};
  }

  void snooze(Reminder& reminder, Duration lasting) const {
    effects.push_back(RecordOutcome{reminder.lead, Outcome::snoozed});
    reminder.snoozes += 1;
    reminder.snoozed += lasting;
    reminder.repeats = 0;
    reminder.phase = Snoozed{s.now + lasting};
  }

  void input() const {
    s.presence.hands_off = false;
    s.presence.last_input.reset();
    p.forget_silence();
  }

  void absent_from_now() const {
    if (!s.presence.absent()) s.presence.absent_since = s.now;
  }

  // Silence in a meeting is listening, so it is measured from the end of the meeting (R2).
  void meeting_changed(bool before) const {
    const bool after = p.in_meeting();
    if (!before && after) p.forget_silence();
    if (before && !after && s.presence.hands_off && p.silence_counts()) s.presence.silent_since = s.now;
  }

  [[nodiscard]] const Kind* wanted_kind(const BreakRequested& event) const {
    if (event.kind) return s.schedule.find(*event.kind);
    return s.reminder ? p.lead() : s.schedule.shortest();
  }

  // What becomes of a reminder of another kind when a break of `kind` begins (R16).
  void make_room(const Kind& kind) const {
    p.withdraw_if_shown(effects);
    if (kind.lasts >= p.lead_lasts()) s.reminder.reset();
  }
};

void Planner::take(const Event& event, std::vector<Effect>& effects) {
  std::visit(Transition{*this, s_, effects}, event);
}

}  // namespace unknot

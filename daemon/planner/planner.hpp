// SPDX-License-Identifier: MIT
// The day as a state machine: events in, effects out, time passed in. It never reads a clock, does I/O, logs or
// starts a thread, and it links nothing.
#pragma once

#include <optional>
#include <vector>

#include "planner/effect.hpp"
#include "planner/event.hpp"
#include "planner/obstacle.hpp"
#include "planner/phase.hpp"
#include "planner/schedule.hpp"
#include "planner/settings.hpp"
#include "planner/status.hpp"

namespace unknot {

// All that the planner knows beside the settings; a value that can be kept and given back (R23).
struct PlannerState {
  Instant now;
  Schedule schedule;
  Presence presence;
  Holds holds;
  Elsewhere elsewhere;
  std::optional<Pause> pause;
  WallClock clock;
  HoursNow hours;
  std::optional<Reminder> reminder;
  std::optional<Begun> begun;
  std::optional<Asked> asked;            // what is not known yet of the last break
  bool standing = false;                 // how the person works, by the changes they have made (R39)
  std::optional<std::string> announced;  // the kind of the announcement on screen (R27)
  std::vector<PastAbsence> absences;     // those that may leave out a time, the longest first
  ClockTimes times;
  Workday day;
  std::string undeliverable;  // why a reminder can't be shown; empty: it can

  // It is not on screen any more, and may be announced again.
  void forget_announcement();

  bool operator==(const PlannerState&) const = default;
};

// A pause that goes on for longer leaves out a fixed time (R30).
inline constexpr Duration longest_pause_for_times = std::chrono::hours{1};

// Total: every event is taken at every time; one that does not fit is refused and changes nothing.
// Not thread-safe; one thread uses it.
class Planner {
 public:
  // The person is present, hands on; nothing has been worked yet.
  Planner(Settings settings, Instant now, WallTime wall, Zone zone);
  // Goes on where `state` was taken.
  Planner(Settings settings, PlannerState state);

  // What to do, in this order. What was due before or at `now` comes first (R24). `now` never falls; an earlier one
  // counts as the last one.
  [[nodiscard]] std::vector<Effect> handle(const Event& event, Instant now);

  // When to call with TimePassed; always later than the last `now`, but at first it may be due at once. None: nothing
  // will happen by itself.
  // Waking early, late or twice does no harm.
  [[nodiscard]] std::optional<Instant> deadline() const;

  // `now` is not before the last one and not after the deadline.
  [[nodiscard]] Status status(Instant now) const;

  // What keeps a reminder from the screen now; of several reasons the first.
  [[nodiscard]] Obstacle obstacle() const;

  // The first hold that is in force by the settings, until the next call of `handle`; null: none is.
  [[nodiscard]] const Holds::value_type* hold() const;

  // Whether time is work now (R1).
  [[nodiscard]] bool counting() const { return work_counts(obstacle()); }

  // The break that can be spoken of ahead of time (R26); none while there is a reminder or a begun break.
  [[nodiscard]] std::optional<Schedule::Next> next_break() const;

  // A reminder waits for TypingPaused, so a source should look for it (R25).
  [[nodiscard]] bool awaits_gap() const;

  [[nodiscard]] const PlannerState& state() const { return s_; }
  [[nodiscard]] const Settings& settings() const { return settings_; }

 private:
  friend struct Transition;  // transitions.cpp: what each event does

  // Does what the event does by itself.
  void take(const Event& event, std::vector<Effect>& effects);
  // Lets time go by up to `now`; nothing falls due on the way.
  void advance(Instant now);
  void count(Instant until);
  // Does what is due at this instant, in the order of R24.
  void settle(std::vector<Effect>& effects);

  [[nodiscard]] std::optional<Duration> work_until_something() const;
  void judge_silence();
  void take_back(Instant since);
  void judge_absence(std::vector<Effect>& effects);
  void end_absence_without_cause();
  void end_absence(Instant since);
  void end_pause();
  void follow_hours(std::vector<Effect>& effects);
  void work_out_hours();
  void end_countdown(std::vector<Effect>& effects);
  void end_snooze();
  void repeat_or_miss(std::vector<Effect>& effects);
  void miss(const Reminder& reminder, Shown& phase, std::vector<Effect>& effects);
  void make_reminder(std::vector<Effect>& effects);
  [[nodiscard]] Reminder fresh_reminder(const Kind& kind, Waiting phase) const;
  void give_lead(Reminder& reminder, const Kind& kind, std::vector<Effect>& effects);
  void withdraw_if_held(std::vector<Effect>& effects);
  void show(std::vector<Effect>& effects);
  [[nodiscard]] bool waits_for_gap(std::optional<Instant>& since) const;

  // What is said ahead of time (ahead.cpp).
  void announce(std::vector<Effect>& effects);
  [[nodiscard]] bool announcement_holds(const std::string& kind) const;
  void retract(std::vector<Effect>& effects);
  // The work until one may be said; none: nothing is to be announced. Only at first it may be due at once.
  [[nodiscard]] std::optional<Duration> until_announcement() const;

  // By the clock on the wall (by_the_clock.cpp).
  void follow_times();
  [[nodiscard]] bool is_left_out(const Schedule::Entry& entry) const;
  void work_out_times();
  void change_times();
  void change_clock(WallTime wall, const Zone& zone);
  void begin_day();
  void tell_limit(std::vector<Effect>& effects);
  [[nodiscard]] std::optional<Duration> until_limit() const;

  // At another machine (elsewhere.cpp).
  void go_elsewhere();
  void return_from_elsewhere(std::optional<Duration> ago);
  void leave(Instant since);
  void take_over(const WorkedElsewhere& told, std::vector<Effect>& effects);
  void answer_elsewhere(const AnsweredElsewhere& told, std::vector<Effect>& effects);
  void snooze_elsewhere(const SnoozedElsewhere& told, std::vector<Effect>& effects);
  [[nodiscard]] bool silence_counts() const;
  void forget_silence();

  void withdraw_if_shown(std::vector<Effect>& effects);
  void drop_reminder(std::vector<Effect>& effects);
  void answer(const Reminder& reminder, Outcome outcome, std::vector<Effect>& effects);
  void begin(const Kind& kind, std::vector<Effect>& effects);
  void begin_from(const Reminder& reminder, std::vector<Effect>& effects);
  void begin(const Kind& kind, Duration lasts, bool strict, std::vector<Effect>& effects);
  void interrupt(std::vector<Effect>& effects);
  void finish_countdown(const Begun& begun, std::vector<Effect>& effects);
  void taken(const std::string& kind, std::vector<Effect>& effects);
  void rest_by(const std::string& kind);
  [[nodiscard]] bool changes_posture(const std::string& kind) const;
  // The question after a break (question.cpp).
  [[nodiscard]] bool is_to_ask(const Begun& begun) const;
  void ask(const Begun& begun);
  void follow_question(std::vector<Effect>& effects);
  void settle_question(Outcome outcome, std::vector<Effect>& effects);
  [[nodiscard]] bool worked_through(const Begun& begun) const;
  [[nodiscard]] std::optional<Outcome> end_of(const Begun& begun) const;
  void end_break(const Begun& begun);
  void answer_for(const std::string& kind, Duration lasts);

  [[nodiscard]] bool may_show() const { return obstacle() == Obstacle::none; }
  [[nodiscard]] bool in_meeting() const;
  // A hold here or elsewhere, or the person is there: nothing is to be shown.
  [[nodiscard]] bool held() const;
  // The reminder, while it is on screen.
  [[nodiscard]] Reminder* shown();
  // The kind that leads the reminder; null: there is none.
  [[nodiscard]] const Kind* lead() const;
  [[nodiscard]] Duration lead_lasts() const;
  [[nodiscard]] bool lead_is_strict() const;
  // What its snoozes add to the break of a reminder (R28).
  [[nodiscard]] Duration price(const Reminder& reminder) const;
  [[nodiscard]] std::optional<Schedule::Next> coming() const;
  void tell_day(Status& status) const;

  Settings settings_;
  PlannerState s_;
};

}  // namespace unknot

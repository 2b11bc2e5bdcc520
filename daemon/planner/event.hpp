// SPDX-License-Identifier: MIT
// What happened, in the past tense. Wishes of people end in Requested.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "planner/calendar/hours.hpp"
#include "planner/hold.hpp"
#include "planner/settings.hpp"
#include "planner/time.hpp"
#include "strings/program_name.hpp"

namespace unknot {

struct TimePassed {};

// No input since `since`, which may lie before now but not after it.
struct InputStopped {
  Instant since;
};
struct InputSeen {};
// A source reports when typing pauses; until then it is assumed to go on.
struct TypingBegan {};
// No input for a while (R25), or the source is gone.
struct TypingPaused {};
struct ScreenLocked {};
struct ScreenUnlocked {};
struct WentToSleep {};
struct WokeUp {};

// `by` names the program behind it and `what` the thing it uses ("microphone"), if known.
struct HoldBegan {
  Hold hold;
  ProgramName by;
  ProgramName what{};
};
struct HoldEnded {
  Hold hold;
};

// Lasting nothing: until resumed.
struct PauseRequested {
  std::optional<Duration> lasting;
};
struct ResumeRequested {};

struct StartRequested {};
struct DoneRequested {};
// Forced: a strict one too (R29).
struct SkipRequested {
  bool forced = false;
};
// Without a duration: the settings' snooze.
struct SnoozeRequested {
  std::optional<Duration> lasting;
};
// The next break, before it is due (R26).
struct NextSkipRequested {};
struct NextSnoozeRequested {
  std::optional<Duration> lasting;
};
// The person closed the reminder on screen without an answer. `unclear`: where it was, a click does just that, so it
// may also mean later.
struct ReminderDismissed {
  bool unclear = false;
};
// So much more work as the settings say before the limit of the day is told again (R31).
struct LimitSnoozeRequested {};
// Without a kind: the lead of the reminder, else the shortest kind.
struct BreakRequested {
  std::optional<std::string> kind;
  std::optional<ViewMode> view{};  // instead of the setting of the kind; the timer does not look at it
};
struct ResetRequested {};

// At another machine of the same person (R34): they are there, or a break that began there runs.
struct ElsewhereBegan {};
// They are nowhere else any more; since when, if that is known.
struct ElsewhereEnded {
  std::optional<Duration> ago;
};
// A meeting there.
struct CallElsewhereBegan {};
struct CallElsewhereEnded {};
// The work of a kind, as all machines have seen it, and what was put off (R35).
struct WorkedElsewhere {
  std::string kind;
  Duration work;
  Duration put_off{};
  int times = 0;
};
// A reminder or a break of this kind was answered there so long ago; the break lasted that long, or not at all (R36).
struct AnsweredElsewhere {
  std::string kind;
  Duration lasts;
  Duration ago;
};
// Its reminder has so many snoozes and repeats, and is snoozed for so long, or not at all (R37).
struct SnoozedElsewhere {
  std::string kind;
  int snoozes;
  int repeats;
  Duration left;
};
// As PauseRequested, but a begun break goes on (R37).
struct PausedElsewhere {
  std::optional<Duration> lasting;
};

// The shortest kind is to be due now, so that one sees a reminder.
struct RemindRequested {};

struct SettingsChanged {
  Settings settings;
};
// The wall clock was stepped, or the zone changed; also sent once at the start.
struct ClockChanged {
  WallTime wall;
  Zone zone;
};

// Nobody takes our notifications: no server, no bus, no answer. What was shown is not on screen any more.
struct DeliveryFailed {
  std::string why;
};
struct DeliveryRestored {};

using Event = std::variant<TimePassed, InputStopped, InputSeen, TypingBegan, TypingPaused, ScreenLocked, ScreenUnlocked,
                           WentToSleep, WokeUp, HoldBegan, HoldEnded, PauseRequested, ResumeRequested, StartRequested,
                           DoneRequested, SkipRequested, SnoozeRequested, NextSkipRequested, NextSnoozeRequested,
                           LimitSnoozeRequested, ReminderDismissed, BreakRequested, ResetRequested, RemindRequested,
                           SettingsChanged, ClockChanged, DeliveryFailed, DeliveryRestored, ElsewhereBegan,
                           ElsewhereEnded, CallElsewhereBegan, CallElsewhereEnded, WorkedElsewhere, AnsweredElsewhere,
                           SnoozedElsewhere, PausedElsewhere>;

}  // namespace unknot

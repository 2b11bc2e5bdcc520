// SPDX-License-Identifier: MIT
// Where the day stands: plain values, each with just its own data.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>

#include "planner/event.hpp"
#include "planner/time.hpp"

namespace unknot {

// The phases of a reminder. A begun break is no phase of it: it may run beside one that waits (R16).
struct Waiting {
  std::optional<Instant> for_gap_since;  // it waits for nothing but a gap in typing (R25)
  bool operator==(const Waiting&) const = default;
};
struct Shown {
  Duration seen{};                       // on screen so far, to a person who is not absent (R15)
  std::optional<Instant> for_gap_since;  // its break begins by itself at the next gap in typing (R29)
  bool operator==(const Shown&) const = default;
};
struct Snoozed {
  Instant until;
  bool operator==(const Snoozed&) const = default;
};
using Phase = std::variant<Waiting, Shown, Snoozed>;

struct Reminder {
  std::string lead;
  Phase phase;
  int snoozes = 0;
  int repeats = 0;
  bool was_shown = false;
  Duration snoozed{};  // all its snoozes together (R28)
  Instant made{};      // when it was due, whatever led it then (R36)

  bool operator==(const Reminder&) const = default;
};

// The phase of the reminder, if it is a P; null also without a reminder.
template <typename P>
[[nodiscard]] const P* in_phase(const std::optional<Reminder>& reminder) {
  return reminder ? std::get_if<P>(&reminder->phase) : nullptr;
}
template <typename P>
[[nodiscard]] P* in_phase(std::optional<Reminder>& reminder) {
  return reminder ? std::get_if<P>(&reminder->phase) : nullptr;
}

struct Begun {
  std::string kind;
  Duration lasts;
  Instant until;
  Duration speaks_for{};  // for kinds that last no longer (R12); less than `lasts` where snoozes have a price (R28)
  bool strict = false;    // from a strict reminder (R29)
  Duration typed{};       // so long the person typed in it (R33)

  bool operator==(const Begun&) const = default;
};

// A countdown ran out, and the person is asked whether they took the break (R38).
struct Asked {
  std::string kind;
  Instant until;          // then it counts as taken
  Duration since_rest{};  // the work since the last real break before it

  bool operator==(const Asked&) const = default;
};

struct Pause {
  std::optional<Instant> until;  // none: until resumed

  bool operator==(const Pause&) const = default;
};

// Is the person there? Absence is the union of silence, lock and sleep, from its earliest beginning (R2, R3).
struct Presence {
  bool hands_off = false;
  std::optional<Instant> silent_since;  // what silence is measured from; none in a meeting, or elsewhere
  std::optional<Instant> last_input;    // while the hands are off
  bool left = false;                    // that silence has been judged absence
  bool locked = false;
  bool asleep = false;
  bool typing = false;  // as far as known
  std::optional<Instant> absent_since;

  [[nodiscard]] bool absent() const { return absent_since.has_value(); }

  bool operator==(const Presence&) const = default;
};

// What the wall clock said at `at`.
struct WallClock {
  Instant at;
  WallTime wall;
  Zone zone;

  [[nodiscard]] WallTime when(Instant now) const { return wall + (now - at); }

  bool operator==(const WallClock&) const = default;
};

// An absence that is over (R30).
struct PastAbsence {
  Instant ended;
  Duration lasted;

  bool operator==(const PastAbsence&) const = default;
};

// The times by the wall clock, worked out: those of the breaks (R30), and the one at which a day begins (R31).
struct ClockTimes {
  WallTime judged;              // those up to this moment are dealt with
  std::optional<Instant> next;  // the first of all the others

  bool operator==(const ClockTimes&) const = default;
};

// The work of this day (R31).
struct Workday {
  Duration worked{};
  Instant began;
  std::optional<Instant> told;  // when its limit was last announced
  Duration since_told{};        // the work since then

  bool operator==(const Workday&) const = default;
};

// The weekly hours, worked out: inside now, and the moment that ends.
struct HoursNow {
  bool inside = true;
  bool followed = true;  // value of `inside` already acted on
  std::optional<Instant> changes;

  bool operator==(const HoursNow&) const = default;
};

// Who is behind a hold and what they use, as far as known.
struct HoldCause {
  ProgramName by;
  ProgramName what;

  bool operator==(const HoldCause&) const = default;
};

// Another machine of the same person (R34).
struct Elsewhere {
  std::optional<Instant> since;  // they are there
  bool call = false;             // a meeting goes on there

  bool operator==(const Elsewhere&) const = default;
};

// Reasons not to show anything.
using Holds = std::map<Hold, HoldCause>;

}  // namespace unknot

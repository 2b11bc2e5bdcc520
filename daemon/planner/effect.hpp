// SPDX-License-Identifier: MIT
// What is to be done, in the imperative. One that fails comes back as an event.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "planner/time.hpp"

namespace unknot {

// What became of a reminder or a break.
enum class Outcome { done, rested, snoozed, skipped, dismissed, missed, interrupted, worked };

// What the person can ask for that may be refused.
enum class Wish { start, done, skip, snooze, dismiss, take_break, next, limit };

// Why a wish was refused; nothing has changed then.
enum class Refusal {
  nothing_to_answer,
  snooze_limit_reached,
  break_under_way,
  unknown_kind,
  reminder_waits,   // it has to be answered itself, not the next break
  nothing_to_come,  // no kind that counts work is on
  is_strict
};

// Shows the reminder, replacing what is on screen. `repeats` counts from 0.
struct ShowReminder {
  std::string kind;
  int repeats;
  bool operator==(const ShowReminder&) const = default;
};

struct WithdrawReminder {
  std::string kind;
  bool operator==(const WithdrawReminder&) const = default;
};

// Starts the guided countdown, in the place of the reminder if one is on screen.
struct BeginBreak {
  std::string kind;
  Duration lasts;
  bool strict = false;  // there is no answer to it (R29)
  bool operator==(const BeginBreak&) const = default;
};

// The countdown ran out or was answered done.
struct EndBreak {
  std::string kind;
  std::optional<Outcome> became = Outcome::done;  // or worked (R33); nothing while the person is asked (R38)
  bool operator==(const EndBreak&) const = default;
};

// `interrupted` also takes the countdown off the screen.
struct RecordOutcome {
  std::string kind;
  Outcome outcome;
  bool ahead = false;  // it was not due yet (R26)
  bool operator==(const RecordOutcome&) const = default;
};

struct RefuseRequest {
  Wish wish;
  Refusal why;
  bool operator==(const RefuseRequest&) const = default;
};

// Says that the break comes after so much more work (R27). A reminder that is shown takes its place.
struct AnnounceBreak {
  std::string kind;
  Duration left;
  bool operator==(const AnnounceBreak&) const = default;
};

struct RetractAnnouncement {
  std::string kind;
  bool operator==(const RetractAnnouncement&) const = default;
};

// So much was worked this day (R31).
struct TellLimit {
  Duration worked;
  bool operator==(const TellLimit&) const = default;
};

using Effect = std::variant<ShowReminder, WithdrawReminder, BeginBreak, EndBreak, RecordOutcome, RefuseRequest,
                            AnnounceBreak, RetractAnnouncement, TellLimit>;

}  // namespace unknot

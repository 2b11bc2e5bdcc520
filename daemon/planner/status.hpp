// SPDX-License-Identifier: MIT
// The planner's status at any moment: its state, why no break is due now, what comes next.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/calendar/fixed_times.hpp"
#include "planner/phase.hpp"
#include "planner/time.hpp"

namespace unknot {

enum class State { working, due, shown, snoozed, begun, held, paused, away, off_hours };

// What keeps the person away, or what is known of it.
enum class Absence { idle, locked, asleep, elsewhere };

struct KindStatus {
  std::string name;
  Duration every{};
  Duration lasts{};
  Duration worked{};
  std::optional<Duration> due_in;  // at the present pace; none while work does not count or the kind is off
  bool enabled = false;
  Duration put_off{};  // so much more work than `every` is needed (R26)
  int put_off_times = 0;
  bool strict = false;
  std::vector<FixedTime> at{};        // with any, it comes at these times, and `every` and `worked` say nothing
  std::optional<WallTime> next_at{};  // the next of them that is not left out

  bool operator==(const KindStatus&) const = default;
};

// Data only: the room `words` makes sentences of it.
struct Status {
  State state = State::working;
  std::optional<Absence> absence;        // only while away
  std::optional<WallTime> since;         // when the absence began
  std::optional<WallTime> until;         // when the break, snooze, pause or off hours end; none: no such end is known
  std::vector<std::string> reset;        // the kinds that the absence has been long enough for, the shortest first
  std::string undeliverable;             // why nobody can show the reminder; empty: somebody can
  std::optional<std::string> kind;       // of the reminder or the begun break
  std::optional<Duration> left;          // of the countdown, the snooze or the pause
  std::optional<Duration> lasts;         // the whole countdown, while it runs
  std::optional<std::string> next_kind;  // what falls due next
  std::optional<Duration> next_in;
  std::vector<KindStatus> kinds;
  Duration since_rest{};            // work since the last real break of any kind
  std::optional<int> snoozes_left;  // only while there is a reminder
  int repeats = 0;
  Holds holds;                           // those in force
  bool call_elsewhere = false;           // a meeting at another machine of the same person (R34)
  std::optional<WallTime> paused_until;  // none also for a pause without end
  std::optional<std::string> asked;      // the kind whose end the person is asked about (R38)
  bool standing = false;                 // by the changes of posture they have made (R39)
  std::optional<std::string> announced;  // the kind whose announcement is on screen (R27)
  bool strict = false;                   // the reminder or the begun break is (R29)
  Duration longer_by{};                  // so much the snoozes add to the break, at the price of now (R28)
  Duration day_worked{};                 // the work of this day (R31)
  std::optional<Duration> day_limit;     // none is set: none
  bool day_told = false;                 // that the limit was reached
  std::optional<WallTime> day_told_at;   // when that was last told, or put off
  std::optional<Duration> day_again_in;  // after so much more work it is told again; none: it isn't
  bool day_off = false;                  // off hours because of the date (R32); until `until`

  bool operator==(const Status&) const = default;
};

}  // namespace unknot

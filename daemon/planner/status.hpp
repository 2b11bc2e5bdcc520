// SPDX-License-Identifier: MIT
// The planner's status at any moment: its state, why no break is due now, what comes next.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/phase.hpp"
#include "planner/time.hpp"

namespace unknot {

enum class State { working, due, shown, snoozed, begun, held, paused, away, off_hours };

struct KindStatus {
  std::string name;
  Duration every{};
  Duration lasts{};
  Duration worked{};
  std::optional<Duration> due_in;  // at the present pace; none while work does not count or the kind is off
  bool enabled = false;

  bool operator==(const KindStatus&) const = default;
};

struct Status {
  State state = State::working;
  std::string reason;                    // one line for people: "present, next stretch in 7 min"
  std::optional<std::string> kind;       // of the reminder or the begun break
  std::optional<Duration> left;          // of the countdown, the snooze or the pause
  std::optional<Duration> lasts;         // the whole countdown, while it runs
  std::optional<std::string> next_kind;  // what falls due next
  std::optional<Duration> next_in;
  std::vector<KindStatus> kinds;
  Duration since_rest{};            // work since the last real break of any kind
  std::optional<int> snoozes_left;  // only while there is a reminder
  int repeats = 0;
  std::vector<std::string> holds;        // "microphone in use by \"zoom\""
  std::optional<WallTime> paused_until;  // none also for a pause without end

  bool operator==(const Status&) const = default;
};

// When `at` is, for people who read it at `now`: "14:00" today, "Mon 09:00" within a week, else with the date.
[[nodiscard]] std::string spoken_time(const WallClock& clock, Instant at, Instant now);

}  // namespace unknot

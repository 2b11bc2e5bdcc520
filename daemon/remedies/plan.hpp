// SPDX-License-Identifier: MIT
// PURE: the plan of the next few hours, simulated on copies.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/planner.hpp"
#include "remedies/rotation.hpp"

namespace unknot::remedies {

struct PlannedBreak {
  WallTime at;
  std::string kind;
  Duration lasts;
  Pick pick;
  bool fixed = false;                   // it comes at a fixed time (R30)
  std::optional<WallTime> announced{};  // when it is (R27)

  bool operator==(const PlannedBreak&) const = default;
};

// The work of the day reaches its limit, or so much more than it was told of (R31).
struct PlannedLimit {
  WallTime at;
  Duration worked;

  bool operator==(const PlannedLimit&) const = default;
};

// Days off in a row (R32).
struct PlannedDaysOff {
  WallTime at;                    // when they begin, or now
  std::optional<WallTime> until;  // none: for longer than a year

  bool operator==(const PlannedDaysOff&) const = default;
};

struct Plan {
  std::vector<PlannedBreak> breaks;
  std::vector<PlannedLimit> limits;
  std::vector<PlannedDaysOff> days_off;
};

// What the reminder that is there already is about.
struct Picked {
  std::string kind;
  Pick pick;
};

// Where the playing begins.
struct PlanStart {
  Planner planner;
  Rotation rotation;
  Instant now;                            // not before the planner's last one
  std::optional<Picked> picked{};         // only while the planner has a reminder
  std::optional<LocalTime> work_began{};  // of the last day that had any work
};

inline constexpr std::size_t most_planned = 1000;

// The breaks of the next `length`, if the person is there, nothing holds a reminder
// back, and each is begun as it is shown and taken to its end. Hours, pauses and snoozes hold. A break that runs
// already is not listed. At most most_planned of them.
[[nodiscard]] Plan plan(PlanStart start, Duration length);

}  // namespace unknot::remedies

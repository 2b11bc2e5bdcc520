// SPDX-License-Identifier: MIT
// PURE: how a planner goes on from a state that an earlier run of the daemon has kept (R23).
#pragma once

#include <vector>

#include "planner/planner.hpp"

namespace unknot {

// The same state with every instant later by so much: after a reboot boot time counts from another zero.
[[nodiscard]] PlannerState moved(PlannerState state, Duration by);

struct TakenUp {
  Planner planner;
  std::vector<Effect> effects;  // what to do first; a break that still runs starts again for its remaining time
};

// The time since `state` was taken is an absence; `state.now` is not later than `now`. What the senses had
// reported is forgotten, since they report it again, and what had been shown is shown again.
[[nodiscard]] TakenUp take_up(const Settings& settings, PlannerState state, Instant now, WallTime wall, Zone zone);

}  // namespace unknot

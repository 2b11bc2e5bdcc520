// SPDX-License-Identifier: MIT
// The methods of org.unknot.control: calls become wishes to the daemon, refusals become typed errors.
#pragma once

#include <functional>

#include "control/interface.hpp"
#include "control/service.hpp"
#include "planner/time.hpp"

namespace unknot::control {

// Says what time it is, for "pause until".
using WallClock = std::function<WallTime()>;

// Of the system's clock, now.
[[nodiscard]] WallTime system_wall_time();

// The interface that `service`, which must outlive it, answers.
[[nodiscard]] Interface control_interface(Service& service, WallClock clock = system_wall_time);

}  // namespace unknot::control

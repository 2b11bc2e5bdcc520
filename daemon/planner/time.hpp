// SPDX-License-Identifier: MIT
// The two kinds of time, as types that cannot be mixed; neither can be read here.
#pragma once

#include <chrono>

namespace unknot {

using Duration = std::chrono::milliseconds;

// CLOCK_BOOTTIME: runs on in suspend, knows no calendar. Whoever calls the planner reads it.
struct BootClock {
  using duration = Duration;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<BootClock>;
  static constexpr bool is_steady = true;
};

using Instant = BootClock::time_point;

// Calendar time in UTC, only where hours and dates are meant.
using WallTime = std::chrono::sys_time<Duration>;

// Calendar time where the person sits.
using LocalTime = std::chrono::local_time<Duration>;

}  // namespace unknot

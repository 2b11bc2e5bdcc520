// SPDX-License-Identifier: MIT
// The current time, and how to write other times relative to it.
#pragma once

#include <functional>
#include <string>

#include "planner/time.hpp"

namespace unknot::cli {

struct Calendar {
  WallTime now;
  std::function<LocalTime(WallTime)> to_local;

  // "14:00" today, "tomorrow 09:00", "Mon 09:00" within a week, else with the date: "Mon 7 Dec 09:00".
  [[nodiscard]] std::string say(WallTime at) const;
};

}  // namespace unknot::cli

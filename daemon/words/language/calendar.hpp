// SPDX-License-Identifier: MIT
// The current time, and how to write other times relative to it.
#pragma once

#include <functional>
#include <string>

#include "planner/phase.hpp"
#include "planner/time.hpp"

namespace unknot::words {

struct Calendar {
  WallTime now;
  std::function<LocalTime(WallTime)> to_local;

  // "14:00" today, "tomorrow 09:00", "Mon 09:00" within the coming week, else with the date: "Mon 7 Dec 09:00".
  [[nodiscard]] std::string say(WallTime at) const;
  // The same for what may be read on a later day: tomorrow is called by its weekday, and so is the week that is over.
  [[nodiscard]] std::string say_by_weekday(WallTime at) const;
  // "at 10:47", "tomorrow 00:10", "at Mon 09:00": when something comes.
  [[nodiscard]] std::string say_when(WallTime at) const;
};

// For a reader at `now`; `clock` must outlive it.
[[nodiscard]] Calendar calendar_at(const WallClock& clock, Instant now);

}  // namespace unknot::words

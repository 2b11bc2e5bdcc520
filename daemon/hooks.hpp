// SPDX-License-Identifier: MIT
// PURE: which command of the person's own goes with what happens, and the facts it is told.
#pragma once

#include <optional>
#include <string>

#include "desktop/command.hpp"
#include "planner/effect.hpp"
#include "planner/settings.hpp"

namespace unknot {

// What a break is about.
struct Subject {
  std::string remedy;     // an id, or empty
  std::string name;       // "Chin tuck"
  std::string companion;  // the line that rides along, or empty
};

// `due` goes with each showing of a reminder, `start` with a countdown, `end` with its end, `skip` with a reminder
// skipped or a break broken off. None if the settings name no command for it.
[[nodiscard]] std::optional<desktop::Command> hook_for(const Effect& effect, const Settings& settings,
                                                       const Subject& subject);

// `pause`; `until` is when it ends, none: when it is resumed.
[[nodiscard]] std::optional<desktop::Command> pause_hook(const Settings& settings, std::optional<WallTime> until);

}  // namespace unknot

// SPDX-License-Identifier: MIT
// Text around the list of commands in `unknot --help`, and below the help of each command.
#pragma once

namespace unknot::cli {

inline constexpr auto about =
    R"(Unknot reminds you to stretch while you work at a desk. Without a command, it
shows the current state.
Reminders are general and not medical advice.

Examples:
  unknot                      the current state and the next break
  unknot pause until 14:00    no reminders until 14:00
  unknot config set breaks.stretch.every 30m)";

inline constexpr auto epilogue = "Manual: man unknot. Settings: man 5 unknot.";

// At the end of `unknot COMMAND --help`.
inline constexpr auto epilogue_of_command = "Common options: unknot --help. Manual: man unknot.";

}  // namespace unknot::cli

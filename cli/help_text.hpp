// SPDX-License-Identifier: MIT
// What `unknot --help` says around the list of commands, and below the help of each.
#pragma once

namespace unknot::cli {

inline constexpr auto about =
    R"(Unknot reminds you to stretch while you sit at a desk. Without a command it
says how things stand.
The reminders are general ones, not medical advice.

Examples:
  unknot                      what comes next, and why it is silent now
  unknot pause until 14:00    no reminders before two o'clock
  unknot config set breaks.stretch.every 30m)";

inline constexpr auto epilogue = "Manual: man unknot. Settings: man 5 unknot.";

// At the end of `unknot COMMAND --help`.
inline constexpr auto epilogue_of_command = "Options of every command: unknot --help. Manual: man unknot.";

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
// `unknot watch`: a line at each change, until the daemon stops or the reader closes the pipe.
#pragma once

#include "command_line/command_line.hpp"
#include "text/output.hpp"

namespace unknot::cli {

// Returns the exit status. Waybar's lines and `--wait` outlive the daemon: they wait for its socket to come back.
int watch_verb(const CommandLine& line, Output& output);

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
// The table of verbs.
#pragma once

#include "command_line/command_line.hpp"
#include "text/output.hpp"

namespace unknot::cli {

// Carries out the verb of `line` and returns the exit status.
int run(const CommandLine& line, Output& output);

}  // namespace unknot::cli

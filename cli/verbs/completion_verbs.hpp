// SPDX-License-Identifier: MIT
// `unknot completion SHELL`, and the hidden `unknot __complete WHAT` that the completions ask for values.
#pragma once

#include "command_line/command_line.hpp"
#include "text/output.hpp"

namespace unknot::cli {

int completion_verb(const CommandLine& line, Output& output);
// WHAT is an argument of the command tree: KIND, KEY, VALUE (with its key), ID, TAG, RATING, SHELL, METHOD, INTERFACE,
// COMMAND, PERIOD, WHEN. One word a line; never an error.
int complete_verb(const CommandLine& line, Output& output);

}  // namespace unknot::cli

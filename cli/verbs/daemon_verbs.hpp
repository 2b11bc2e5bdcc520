// SPDX-License-Identifier: MIT
// The verbs that ask the daemon once. Each returns the exit status.
#pragma once

#include "command_line/command_line.hpp"
#include "text/output.hpp"

namespace unknot::cli {

int status_verb(const CommandLine& line, Output& output);
// start, done, skip, snooze, break, pause, resume, reset
int steering_verb(const CommandLine& line, Output& output);
int call_verb(const CommandLine& line, Output& output);
int introspect_verb(const CommandLine& line, Output& output);
int version_verb(const CommandLine& line, Output& output);

}  // namespace unknot::cli

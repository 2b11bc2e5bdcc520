// SPDX-License-Identifier: MIT
// `unknot doctor`: checks everything reminders depend on.
#pragma once

#include "command_line/command_line.hpp"
#include "text/output.hpp"

namespace unknot::cli {

// Fails if anything is broken that stops reminders. Also looks when the daemon does not run.
int doctor_verb(const CommandLine& line, Output& output);

}  // namespace unknot::cli

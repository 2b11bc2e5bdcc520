// SPDX-License-Identifier: MIT
// The verb that says how everything is doing on which reminders depend.
#pragma once

#include "cli/command_line.hpp"
#include "cli/output.hpp"

namespace unknot::cli {

// Fails if anything is broken that stops reminders. Also looks when the daemon does not run.
int doctor_verb(const CommandLine& line, Output& output);

}  // namespace unknot::cli

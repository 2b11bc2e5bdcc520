// SPDX-License-Identifier: MIT
// The verbs of `unknot config`. They work on files, with or without a daemon. Each returns the exit status.
#pragma once

#include "command_line/command_line.hpp"
#include "text/output.hpp"

namespace unknot::cli {

int config_show(const CommandLine& line, Output& output);
int config_get(const CommandLine& line, Output& output);
int config_set(const CommandLine& line, Output& output);
int config_unset(const CommandLine& line, Output& output);
int config_check(const CommandLine& line, Output& output);
int config_path(const CommandLine& line, Output& output);
int config_edit(const CommandLine& line, Output& output);

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
// The verbs that read the history: report, export, history clear. Each returns the exit status; none needs a daemon.
#pragma once

#include "command_line/command_line.hpp"
#include "text/output.hpp"

namespace unknot::cli {

int report_verb(const CommandLine& line, Output& output);
int export_verb(const CommandLine& line, Output& output);
int history_clear(const CommandLine& line, Output& output);

}  // namespace unknot::cli

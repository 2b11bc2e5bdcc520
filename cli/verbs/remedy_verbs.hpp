// SPDX-License-Identifier: MIT
// The verbs of `unknot remedy`. They work on files, with or without a daemon. Each returns the exit status.
#pragma once

#include <string>

#include "command_line/command_line.hpp"
#include "remedies/catalogue.hpp"
#include "text/output.hpp"

namespace unknot::cli {

int remedy_list_verb(const CommandLine& line, Output& output);
int remedy_show(const CommandLine& line, Output& output);
int remedy_help_now(const CommandLine& line, Output& output);
// on, off
int remedy_switch(const CommandLine& line, Output& output);
int remedy_exclude(const CommandLine& line, Output& output);
int remedy_rate(const CommandLine& line, Output& output);

// The remedy named by the first word of `line`; null if unknown, after an error with a suggestion.
[[nodiscard]] const remedies::Remedy* named_remedy(const CommandLine& line, const remedies::Catalogue& catalogue,
                                                   Output& output);

}  // namespace unknot::cli

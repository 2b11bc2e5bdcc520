// SPDX-License-Identifier: MIT
// The verbs that guide through a break on the terminal. Each returns the exit status.
#pragma once

#include "command_line/command_line.hpp"
#include "protocol/types.hpp"
#include "text/output.hpp"
#include "verbs/guided.hpp"

namespace unknot::cli {

// `unknot remedy try ID`: needs no daemon, and nothing is recorded.
int remedy_try(const CommandLine& line, Output& output);

// Whether this `start` or `break` leads through the break it begins: at a terminal, unless --quiet or --json is given.
[[nodiscard]] bool leads_through(const CommandLine& line);

// Guides through the break that `status` reports as running, with the suggestion for it, until the daemon ends it.
// Ctrl-C answers skip.
int follow_break(const CommandLine& line, const protocol::Status& status, const protocol::Suggestion& suggestion,
                 const Interrupt& interrupt, Output& output);

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
// Guides through the break that a verb has begun.
#pragma once

#include "command_line/options.hpp"
#include "guided/guided.hpp"
#include "protocol/types.hpp"
#include "text/output.hpp"

namespace unknot::cli {

// Whether a verb leads through the break it begins: at a terminal, or with --plain anywhere, unless --quiet or --json
// is given.
[[nodiscard]] bool leads_through(const Options& options);

// Guides through the break that `status` reports as running, with the suggestion for it, until the daemon ends it.
// Ctrl-C answers skip. Returns the exit status.
int follow_break(const Options& options, const protocol::Status& status, const protocol::Suggestion& suggestion,
                 const Interrupt& interrupt, Output& output);

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
// After writing settings: has the running daemon reload them and reports the result.
#pragma once

#include "cli/command_line.hpp"
#include "cli/output.hpp"
#include "settings/places.hpp"

namespace unknot::cli {

// Silent if the daemon has applied these settings; otherwise prints when they take effect, or why not.
void tell_daemon(const CommandLine& line, const settings::Places& places, Output& output);

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
// After the settings were written: the daemon that runs takes them up, and the person hears what came of it.
#pragma once

#include "cli/command_line.hpp"
#include "cli/output.hpp"
#include "settings/places.hpp"

namespace unknot::cli {

// Says nothing where the daemon has taken up the settings of these places; else when they take effect, or why not.
void tell_daemon(const CommandLine& line, const settings::Places& places, Output& output);

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
// After the settings were written: the daemon that runs takes them up, and the person hears what came of it.
#pragma once

#include <string>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/output.hpp"
#include "settings/places.hpp"

namespace unknot::cli {

// Says nothing where the daemon has taken up the settings of these places; else when they take effect, or why not.
// `keys` are those that were written: a variable of the daemon's environment, or of ours, may outrank them.
void tell_daemon(const CommandLine& line, const settings::Places& places, const std::vector<std::string>& keys,
                 Output& output);

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
// After writing settings: has the running daemon reload them and reports the result.
#pragma once

#include <string>
#include <vector>

#include "command_line/options.hpp"
#include "settings/places.hpp"
#include "text/output.hpp"

namespace unknot::cli {

// Silent if the daemon has applied these settings; otherwise prints when they take effect, or why not.
// `keys` are the ones written: a variable in the daemon's environment, or in ours, may override them.
void tell_daemon(const Options& options, const settings::Places& places, const std::vector<std::string>& keys,
                 Output& output);

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
// The sound files of a person's own.
#pragma once

#include <string>
#include <vector>

#include "settings/layers.hpp"

namespace unknot {

// `file` as the settings name it, with `home` for a leading tilde.
[[nodiscard]] std::string at_home(const std::string& file, const std::string& home);

// A warning for each sound that is set to a file that is not there, for who writes settings; the daemon says so when it
// can't play it. Short blocking calls, good on any thread.
[[nodiscard]] std::vector<toml_text::Problem> check_sounds(const settings::Loaded& loaded,
                                                           const settings::Environment& environment);

}  // namespace unknot

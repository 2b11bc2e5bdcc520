// SPDX-License-Identifier: MIT
// PURE: warnings about values that were set somewhere.
#pragma once

#include <string>

#include "settings/layers.hpp"

namespace unknot {

// Where the value of `key` comes from, as the settings write it; empty: there is no such key.
[[nodiscard]] std::string origin_of(const settings::Loaded& loaded, const std::string& key);

// Of that key, where its value was set.
[[nodiscard]] toml_text::Problem warning_about(const settings::Loaded& loaded, const std::string& key, Mistake mistake);

}  // namespace unknot

// SPDX-License-Identifier: MIT
// PURE: compares the trees of two settings files but for one path. Include it in source files only.
#pragma once

#include <span>
#include <string>

#include "toml_text/nodes.hpp"

namespace unknot::settings {

using PathView = std::span<const std::string>;

// Nothing if the path leads nowhere.
[[nodiscard]] const toml::node* node_at(const toml::table& table, PathView path);

// The same trees, whatever stands at the path; a table that is empty without it counts as not there.
[[nodiscard]] bool equal_elsewhere(toml::table a, toml::table b, PathView path);

}  // namespace unknot::settings

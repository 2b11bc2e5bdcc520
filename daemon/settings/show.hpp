// SPDX-License-Identifier: MIT
// PURE: settings as the text of a settings file.
#pragma once

#include <map>
#include <string>

#include "planner/settings.hpp"

namespace unknot::settings {

// Every key with its value; parse reads it back as the same settings.
[[nodiscard]] std::string show(const Settings& settings);

// The same, and after each value a comment that says where it is from.
[[nodiscard]] std::string show_with_origins(const Settings& settings,
                                            const std::map<std::string, std::string>& origins);

// The built-in settings, and above each value what it means.
[[nodiscard]] std::string show_defaults();

}  // namespace unknot::settings

// SPDX-License-Identifier: MIT
// PURE: the text of one settings file, over the settings below it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "planner/settings.hpp"
#include "settings/problem.hpp"

namespace unknot::settings {

struct Parsed {
  Settings settings;               // the base and every value that is right; what is wrong is left as in the base
  std::vector<Problem> problems;   // in the order of the file, as ProblemList keeps them; of a broken syntax the first
  std::map<std::string, int> set;  // the keys this text sets, and on which line
};

// TOML in UTF-8; a byte order mark and CRLF are fine. `file` is the name its problems get. Never throws.
[[nodiscard]] Parsed parse(std::string_view text, const std::string& file, const Settings& base);

}  // namespace unknot::settings

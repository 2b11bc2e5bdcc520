// SPDX-License-Identifier: MIT
// PURE: puts the layers of settings together: built in, then files, then the environment.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "planner/settings.hpp"
#include "settings/problem.hpp"

namespace unknot::settings {

using Environment = std::map<std::string, std::string>;

// A file that was read.
struct Layer {
  std::string file;
  std::string text;
  std::string profile{};  // its name if it is one: then with an error anywhere none of it is used
};

struct Loaded {
  // All that can be used: a value that is wrong, and a file whose syntax is broken, count as not written. Whoever has
  // older settings that were right keeps those unless `valid()`.
  Settings settings;
  // Of every key: "built in", "FILE:LINE" or "environment UNKNOT_X".
  std::map<std::string, std::string> origins;
  std::vector<Problem> problems;
  std::string profile{};  // the name of the one that is part of this; empty: none

  [[nodiscard]] bool valid() const { return !has_errors(problems); }
};

inline constexpr std::string_view built_in = "built in";
inline constexpr std::string_view by_environment = "environment ";  // and then the variable

// The keys whose values come from the environment, sorted.
[[nodiscard]] std::vector<std::string> keys_from_environment(const Loaded& loaded);

// The least important layer first; of one with an error the rest is used, but of a profile nothing. Tables merge by
// key, lists replace. Of the environment only UNKNOT_* is looked at.
[[nodiscard]] Loaded merge(const std::vector<Layer>& layers, const Environment& environment);

// "UNKNOT_BREAKS_STRETCH_EVERY" for "breaks.stretch.every": upper case, dots and dashes become _. The variables of
// strings/own_variables.hpp stand for no key.
[[nodiscard]] std::string variable_for(std::string_view key);

}  // namespace unknot::settings

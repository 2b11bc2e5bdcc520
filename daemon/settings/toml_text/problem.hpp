// SPDX-License-Identifier: MIT
// A problem in a file written by a person, and its location. It is data: words/problems/located.hpp has the line of
// each.
#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <string>
#include <vector>

#include "mistakes/mistake.hpp"

namespace unknot::toml_text {

struct Problem {
  std::string file;  // a path, the name of an environment variable, or empty
  int line = 0;      // from 1; 0 where there is no line
  int column = 0;    // from 1, in characters and not in bytes
  Mistake mistake;
  bool warning = false;   // what was read can be used as it is
  std::string fix{};      // the command that fixes it; empty: the text has to be changed
  std::size_t count = 1;  // how many problems it stands for

  bool operator==(const Problem&) const = default;
};

// One that has no place.
[[nodiscard]] std::unexpected<Problem> refused(Mistake mistake);
// What has to be fixed by hand before we can change the text it is in.
[[nodiscard]] std::unexpected<Problem> in_an_editor_first(Problem problem);

// How many they stand for.
[[nodiscard]] std::size_t count_of(std::span<const Problem> problems);

// Whether any of them is more than a warning.
[[nodiscard]] bool has_errors(const std::vector<Problem>& problems);

}  // namespace unknot::toml_text

// SPDX-License-Identifier: MIT
// Something a person wrote that is wrong, and where it stands.
#pragma once

#include <string>
#include <vector>

namespace unknot::reading {

struct Problem {
  std::string file;  // a path, the name of an environment variable, or empty
  int line = 0;      // from 1; 0 where there is no line
  int column = 0;    // from 1, in characters and not in bytes
  std::string message;
  bool warning = false;  // what was read can be used as it is

  bool operator==(const Problem&) const = default;
};

// "file:line:col: message" in one printable line, without what is not known; a warning says so before its message.
[[nodiscard]] std::string to_string(const Problem& problem);

// Whether any of them is more than a warning.
[[nodiscard]] bool has_errors(const std::vector<Problem>& problems);

}  // namespace unknot::reading

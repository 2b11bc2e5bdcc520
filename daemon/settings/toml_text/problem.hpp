// SPDX-License-Identifier: MIT
// A problem in a file written by a person, and its location.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace unknot::toml_text {

struct Problem {
  std::string file;  // a path, the name of an environment variable, or empty
  int line = 0;      // from 1; 0 where there is no line
  int column = 0;    // from 1, in characters and not in bytes
  std::string message;
  bool warning = false;   // what was read can be used as it is
  std::string fix{};      // the command that fixes it; empty: the text has to be changed
  std::size_t count = 1;  // how many problems it stands for

  bool operator==(const Problem&) const = default;
};

// "file:line:col: message" in one printable line, without what is not known; a warning says so before its message, and
// a fix comes last.
[[nodiscard]] std::string to_string(const Problem& problem);

// "message (config.toml:2:14)": first what is wrong, for where the end of a line may be cut off.
[[nodiscard]] std::string message_first(const Problem& problem);

// Whether a line of to_string is a warning.
[[nodiscard]] bool is_warning(std::string_view line);

// How many they stand for.
[[nodiscard]] std::size_t count_of(std::span<const Problem> problems);

// The first `most`, one line each, and how many more there are.
[[nodiscard]] std::vector<std::string> to_lines(const std::vector<Problem>& problems, std::size_t most);

// Whether any of them is more than a warning.
[[nodiscard]] bool has_errors(const std::vector<Problem>& problems);

}  // namespace unknot::toml_text

// SPDX-License-Identifier: MIT
// The problems of files, with their places: printable lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "toml_text/problem.hpp"

namespace unknot::words {

// "file:line:col: message" without what is not known; a warning says so before its message, and a fix comes last.
[[nodiscard]] std::string line(const toml_text::Problem& problem);

// "message (config.toml:2:14)": first what is wrong, for where the end of a line may be cut off.
[[nodiscard]] std::string message_first(const toml_text::Problem& problem);

// Whether a line is a warning.
[[nodiscard]] bool is_warning(std::string_view line);

// The first `most`, and how many more there are.
[[nodiscard]] std::vector<std::string> lines(const std::vector<toml_text::Problem>& problems, std::size_t most);

}  // namespace unknot::words

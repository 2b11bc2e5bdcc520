// SPDX-License-Identifier: MIT
// Runs another program and returns its output.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace unknot::cli {

// Runs it to its end without a shell and returns what it wrote; none if it is not installed, fails or takes longer than
// `patience`, and then it is killed. What it complains of is lost.
[[nodiscard]] std::optional<std::string> output_of(std::vector<std::string> words,
                                                   std::chrono::milliseconds patience = std::chrono::seconds{3});

}  // namespace unknot::cli

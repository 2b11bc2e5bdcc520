// SPDX-License-Identifier: MIT
// Several things in one sentence.
#pragma once

#include <string>
#include <vector>

namespace unknot::words {

// "a and b", "a and b and c"; one alone is itself, none is empty.
[[nodiscard]] std::string all_of(const std::vector<std::string>& things);
// "a, b"
[[nodiscard]] std::string enumerated(const std::vector<std::string>& things);
// "a, b and c"
[[nodiscard]] std::string each_of(const std::vector<std::string>& things);
// "a, b or c"
[[nodiscard]] std::string one_of(const std::vector<std::string>& things);

}  // namespace unknot::words

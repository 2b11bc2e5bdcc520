// SPDX-License-Identifier: MIT
#include "toml_text/problem.hpp"

#include <algorithm>

namespace unknot::toml_text {

std::size_t count_of(std::span<const Problem> problems) {
  std::size_t count = 0;
  for (const Problem& problem : problems) count += problem.count;
  return count;
}

bool has_errors(const std::vector<Problem>& problems) {
  return std::ranges::any_of(problems, [](const Problem& problem) { return !problem.warning; });
}

}  // namespace unknot::toml_text

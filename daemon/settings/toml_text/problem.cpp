// SPDX-License-Identifier: MIT
#include "toml_text/problem.hpp"

#include <algorithm>
#include <utility>

namespace unknot::toml_text {

std::unexpected<Problem> refused(Mistake mistake) {
  return std::unexpected(Problem{.file = {}, .mistake = std::move(mistake)});
}

std::unexpected<Problem> in_an_editor_first(Problem problem) {
  problem.mistake = because(Mistake{Mistake::What::in_an_editor_first}, std::move(problem.mistake));
  return std::unexpected(std::move(problem));
}

std::size_t count_of(std::span<const Problem> problems) {
  std::size_t count = 0;
  for (const Problem& problem : problems) count += problem.count;
  return count;
}

bool has_errors(const std::vector<Problem>& problems) {
  return std::ranges::any_of(problems, [](const Problem& problem) { return !problem.warning; });
}

}  // namespace unknot::toml_text

// SPDX-License-Identifier: MIT
#include "reading/problem.hpp"

#include <algorithm>

#include "planner/printable.hpp"

namespace unknot::reading {

std::string to_string(const Problem& problem) {
  std::string place = problem.file;
  if (problem.line > 0) {
    const auto line = std::to_string(problem.line);
    const auto column = std::to_string(problem.column);
    place = place.empty() ? "line " + line + ", column " + column : place + ":" + line + ":" + column;
  }
  if (!place.empty()) place += ": ";
  return printable(place + (problem.warning ? "warning: " : "") + problem.message);
}

bool has_errors(const std::vector<Problem>& problems) {
  return std::ranges::any_of(problems, [](const Problem& problem) { return !problem.warning; });
}

}  // namespace unknot::reading

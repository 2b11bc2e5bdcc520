// SPDX-License-Identifier: MIT
#include "toml_text/problem_list.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace unknot::toml_text {

std::vector<Problem> ProblemList::take() {
  std::ranges::sort(problems_, {}, [](const Problem& problem) {
    return std::tuple(std::string_view(problem.file), problem.line, problem.column, std::string_view(problem.message));
  });
  if (counted_ > 0) {
    others_.count = counted_;
    others_.message = "and " + std::to_string(counted_) + " more " + (counted_ == 1 ? "problem" : "problems");
    problems_.push_back(std::move(others_));
  }
  return std::move(problems_);
}

void ProblemList::count(Problem problem) {
  const bool warning = problem.warning && (counted_ == 0 || others_.warning);
  if (counted_++ == 0) others_ = std::move(problem);
  others_.warning = warning;
}

// Not within a character of UTF-8.
std::string ProblemList::shortened(std::string text) {
  if (text.size() <= longest) return text;
  auto end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "...";
}

}  // namespace unknot::toml_text

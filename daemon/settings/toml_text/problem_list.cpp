// SPDX-License-Identifier: MIT
#include "toml_text/problem_list.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace unknot::toml_text {

std::vector<Problem> ProblemList::take() {
  std::ranges::sort(problems_, {}, [](const Problem& problem) {
    const Mistake& mistake = problem.mistake;
    return std::tuple(std::string_view(problem.file), problem.line, problem.column, std::string_view(mistake.key),
                      mistake.what, std::string_view(mistake.text), std::string_view(mistake.part));
  });
  if (counted_ > 0) {
    others_.count = counted_;
    others_.mistake = {.what = Mistake::What::more, .count = static_cast<std::int64_t>(counted_)};
    problems_.push_back(std::move(others_));
  }
  return std::move(problems_);
}

void ProblemList::count(Problem problem) {
  const bool warning = problem.warning && (counted_ == 0 || others_.warning);
  if (counted_++ == 0) others_ = std::move(problem);
  others_.warning = warning;
}

namespace {

// Not within a character of UTF-8.
void shorten(std::string& text) {
  if (text.size() <= ProblemList::longest) return;
  auto end = ProblemList::longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.replace(end, text.npos, "...");
}

}  // namespace

Mistake ProblemList::shortened(Mistake mistake) {
  for (auto* text : {&mistake.text, &mistake.part, &mistake.key}) shorten(*text);
  for (Mistake& reason : mistake.because) reason = shortened(std::move(reason));
  return mistake;
}

}  // namespace unknot::toml_text

// SPDX-License-Identifier: MIT
// What holds for the problems of every text that people write.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "input.hpp"
#include "toml_text/problem_list.hpp"
#include "words/problems/located.hpp"
#include "words/problems/mistake.hpp"

namespace fuzz {

// How many bytes follow this one; none for one that can't be first.
inline int followers(unsigned char lead) {
  if (lead < 0x80) return 0;
  if (lead >= 0xC2 && lead < 0xE0) return 1;
  if (lead >= 0xE0 && lead < 0xF0) return 2;
  return lead >= 0xF0 && lead < 0xF5 ? 3 : -1;
}

// One line of UTF-8. (Not every code that is too long or no character is found out.)
inline bool is_line(std::string_view text) {
  while (!text.empty()) {
    const auto lead = static_cast<unsigned char>(text.front());
    const int more = followers(lead);
    if (more < 0 || lead < 0x20 || lead == 0x7F || text.size() <= static_cast<std::size_t>(more)) return false;
    const auto rest = text.substr(1, static_cast<std::size_t>(more));
    if (!std::ranges::all_of(rest, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; })) return false;
    text.remove_prefix(static_cast<std::size_t>(more) + 1);
  }
  return true;
}

inline std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Few, short, fit for a screen, with a place; `lines` of the text, 0 if it has none. A message has a key, a text and a
// part at most, and what is said of them.
inline void demand_good(const std::vector<unknot::toml_text::Problem>& problems, int lines) {
  using unknot::toml_text::ProblemList;
  demand(problems.size() <= ProblemList::most + 1);
  for (const auto& problem : problems) {
    const std::string message = unknot::words::mistake(problem.mistake);
    demand(!message.empty() && characters_in(message) <= 3 * ProblemList::longest);
    demand(is_line(unknot::words::line(problem)));
    demand(lines == 0 ? problem.line == 0 && problem.column == 0
                      : problem.line > 0 && problem.line <= lines && problem.column > 0);
  }
}

inline int lines_of(std::string_view text) { return static_cast<int>(std::ranges::count(text, '\n')) + 1; }

}  // namespace fuzz

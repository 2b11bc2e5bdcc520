// SPDX-License-Identifier: MIT
// Any text as a day file: it is played or refused with its line, and the day that is printed plays as it stands.
#include <algorithm>
#include <cstddef>

#include "input.hpp"
#include "planner/days/day.hpp"
#include "shell/simulate.hpp"
#include "words/problems/mistake.hpp"

using fuzz::demand;

// Longer days only take longer: with breaks every second each hour is thousands of lines.
constexpr std::chrono::hours longest_day{12};

// Whether the problem stands in the text, and is put into words.
static bool is_told(const unknot::DayProblem& problem, int first, std::ptrdiff_t lines) {
  return problem.line >= first && problem.line <= lines && !unknot::words::mistake(problem.mistake).empty();
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::Input(data, size).rest();
  const auto lines = 1 + std::ranges::count(text, '\n');
  const auto day = unknot::parse_day(text);
  if (!day) {
    demand(is_told(day.error(), 0, lines));
    return 0;
  }
  if (day->ends > longest_day) return 0;
  const auto played = unknot::simulate(text);
  if (!played) {
    demand(is_told(played.error(), 1, lines));
    return 0;
  }
  demand(unknot::simulate(*played) == *played);
  return 0;
}

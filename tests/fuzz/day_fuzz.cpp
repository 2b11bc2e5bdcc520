// SPDX-License-Identifier: MIT
// Any text as a day file: it is played or refused with its line, and the day that is printed plays as it stands.
#include <algorithm>

#include "input.hpp"
#include "planner/days/day.hpp"
#include "shell/simulate.hpp"
#include "words/problems/mistake.hpp"

using fuzz::demand;

// Longer days only take longer: with breaks every second each hour is thousands of lines.
constexpr std::chrono::hours longest_day{12};

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::Input(data, size).rest();
  const auto lines = 1 + std::ranges::count(text, '\n');
  const auto day = unknot::parse_day(text);
  if (!day) {
    demand(day.error().line >= 0 && day.error().line <= lines && !day.error().mistake.text.empty());
    return 0;
  }
  if (day->ends > longest_day) return 0;
  const auto played = unknot::simulate(text);
  if (!played) {
    demand(played.error().line > 0 && played.error().line <= lines &&
           !unknot::words::mistake(played.error().mistake).empty());
    return 0;
  }
  demand(unknot::simulate(*played) == *played);
  return 0;
}

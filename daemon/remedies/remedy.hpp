// SPDX-License-Identifier: MIT
// One thing to do in a break, as data. Sources: the leaflets named with each entry of the catalogue.
#pragma once

#include <span>
#include <string_view>

namespace unknot::remedies {

enum class Area { upper_back, neck, shoulders, low_back, hips_and_legs, wrists, eyes };

struct Remedy {
  std::string_view id;
  std::string_view name;  // at most 28 characters
  Area area;
  std::string_view action;   // one line of at most 70 characters: what to do
  std::string_view dose;     // one line: how long, how often, which side
  std::string_view caution;  // one line, or empty
  bool sides;                // done left, then right: the side changes half way
};

// All there is, in no order that matters.
[[nodiscard]] std::span<const Remedy> catalogue();

}  // namespace unknot::remedies

// SPDX-License-Identifier: MIT
#include "remedies/rotation.hpp"

#include <algorithm>
#include <vector>

namespace unknot::remedies {

namespace {

using enum Area;

// The upper back every third time, no area twice in a row.
constexpr std::array day_of_areas{upper_back, neck, hips_and_legs, upper_back, shoulders, wrists,
                                  upper_back, neck, low_back,      upper_back, shoulders, hips_and_legs,
                                  upper_back, eyes, neck,          upper_back, low_back,  wrists,
                                  upper_back, neck, hips_and_legs, upper_back, shoulders, low_back};

const Remedy& named(std::string_view id) { return *std::ranges::find(catalogue(), id, &Remedy::id); }

}  // namespace

const Remedy& Rotation::next(const Kind& kind) {
  if (kind.shows == "walk") return named("walk");
  if (kind.shows == "eyes") return named("far-look");
  return next_of(day_of_areas[slot_++ % day_of_areas.size()]);
}

std::string_view Rotation::next_text(const Kind& kind) { return kind.text[text_++ % kind.text.size()]; }

const Remedy& Rotation::next_of(Area area) {
  std::vector<const Remedy*> entries;
  for (const Remedy& remedy : catalogue()) {
    if (remedy.area == area) entries.push_back(&remedy);
  }
  return *entries[turns_[static_cast<std::size_t>(area)]++ % entries.size()];
}

}  // namespace unknot::remedies

// SPDX-License-Identifier: MIT
// PURE: where the figure stands at each moment of a break.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

#include "figure/film.hpp"
#include "protocol/types.hpp"

namespace unknot::view {

using Time = std::chrono::milliseconds;

// The films of one break. Either may be null.
struct Films {
  const Film* stretch = nullptr;
  const Film* walk = nullptr;  // of the walk that ends a long break
};

// What is to be seen at one moment.
struct Picture {
  const Clip* clip = nullptr;  // null: no figure
  std::size_t frame = 0;
  bool mirrored = false;
  bool moving = false;  // the next frame comes soon

  bool operator==(const Picture&) const = default;
};

// `elapsed` since the break began. `still`: nothing moves, the figure is shown where a movement leads to.
[[nodiscard]] Picture picture_at(const protocol::Guide& guide, const Films& films, Time elapsed, bool still);

// The step that holds at that moment; null if there is none.
[[nodiscard]] const protocol::Step* step_at(const protocol::Guide& guide, Time elapsed);

}  // namespace unknot::view

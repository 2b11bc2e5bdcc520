// SPDX-License-Identifier: MIT
// Which remedy comes next: areas in a fixed order, the entries of an area in turn.
#pragma once

#include <array>
#include <cstddef>

#include "planner/settings.hpp"
#include "remedies/remedy.hpp"

namespace unknot::remedies {

class Rotation {
 public:
  // The next remedy that fits what `kind` shows; moves on.
  [[nodiscard]] const Remedy& next(const Kind& kind);
  // The next of the kind's own lines; it has some. Moves on.
  [[nodiscard]] std::string_view next_text(const Kind& kind);

 private:
  const Remedy& next_of(Area area);

  std::size_t slot_ = 0;
  std::size_t text_ = 0;
  std::array<std::size_t, 7> turns_{};  // by area
};

}  // namespace unknot::remedies

// SPDX-License-Identifier: MIT
// PURE: a sentence for each value of an enum, in their order.
#pragma once

#include <array>
#include <cstddef>

namespace unknot::words {

template <typename What>
struct Row {
  What what;
  const char* text;
};

// Whether there is one for each, up to the last. Asked at compile time, so that none is forgotten.
template <typename What, std::size_t size>
constexpr bool has_each(const std::array<Row<What>, size>& rows, What last) {
  for (std::size_t at = 0; at < size; ++at) {
    if (static_cast<std::size_t>(rows[at].what) != at) return false;
  }
  return rows.back().what == last;
}

}  // namespace unknot::words

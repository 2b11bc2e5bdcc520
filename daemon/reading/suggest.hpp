// SPDX-License-Identifier: MIT
// Finds what a mistyped word was meant to be.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace unknot::reading {

// The nearest of `known`, or empty if none is near. A word that only lacks its table ("dnd" for "hold.dnd") or
// its end ("chin" for "chin-tuck") is near.
[[nodiscard]] std::string nearest(std::string_view word, std::span<const std::string> known);

}  // namespace unknot::reading

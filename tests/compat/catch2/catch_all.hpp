// SPDX-License-Identifier: MIT
// Catch2 3's header name and matcher names on Catch2 2 (Debian 12).
#pragma once

#include <catch2/catch.hpp>

namespace Catch::Matchers {
inline auto ContainsSubstring(const std::string& text) { return Contains(text); }
}  // namespace Catch::Matchers

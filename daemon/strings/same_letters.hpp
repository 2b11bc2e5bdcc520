// SPDX-License-Identifier: MIT
// PURE: words that may be written in upper or lower case.
#pragma once

#include <algorithm>
#include <cctype>
#include <string_view>

namespace unknot {

// But for the case of ASCII letters.
[[nodiscard]] inline bool same_letters(std::string_view one, std::string_view other) {
  const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
  return std::ranges::equal(one, other, {}, lower, lower);
}

}  // namespace unknot

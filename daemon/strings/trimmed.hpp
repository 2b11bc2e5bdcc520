// SPDX-License-Identifier: MIT
// PURE: text without the blanks around it.
#pragma once

#include <string_view>

namespace unknot {

inline constexpr std::string_view blanks = " \t";

[[nodiscard]] inline std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(blanks);
  return begin == text.npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

// Without those behind it only.
[[nodiscard]] inline std::string_view trimmed_end(std::string_view text) {
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

}  // namespace unknot

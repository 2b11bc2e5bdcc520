// SPDX-License-Identifier: MIT
// PURE: words between blanks and line ends of any kind, as ASCII has them.
#pragma once

#include <algorithm>
#include <string_view>

namespace unknot {

inline constexpr std::string_view white_space = " \t\n\v\f\r";

// Takes what is blank at the begin of `text` away from it.
inline void skip_white_space(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(white_space), text.size()));
}

// Takes the first word, and what is blank before it, away from `text`; empty if there is none.
[[nodiscard]] inline std::string_view take_word(std::string_view& text) {
  skip_white_space(text);
  const std::string_view word = text.substr(0, text.find_first_of(white_space));
  text.remove_prefix(word.size());
  return word;
}

}  // namespace unknot

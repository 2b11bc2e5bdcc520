// SPDX-License-Identifier: MIT
// PURE: text in lines of limited width. Letters are counted as a person counts them.
#pragma once

#include <string>
#include <string_view>

namespace unknot::cli {

inline constexpr std::size_t page_width = 80;

// How many letters UTF-8 text has, whatever their bytes.
[[nodiscard]] std::size_t letters(std::string_view text);

// Cut to so many letters, never within one.
[[nodiscard]] std::string cut(std::string_view text, std::size_t width);

// With spaces up to so many letters.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

// `first` before the first line, as many spaces before each other; a word that is too long stands alone. Each line ends
// with a newline.
[[nodiscard]] std::string wrapped(std::string_view text, std::string_view first, std::size_t width = page_width);

}  // namespace unknot::cli

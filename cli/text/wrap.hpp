// SPDX-License-Identifier: MIT
// PURE: text in lines of limited width, measured in columns of a terminal: wide letters take two, marks that combine
// with the letter before them none. The text is UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace unknot::cli {

inline constexpr std::size_t page_width = 80;

// How many columns it takes.
[[nodiscard]] std::size_t columns_of(std::string_view text);

// As many of its letters as fit, each whole with its marks.
[[nodiscard]] std::string cut(std::string_view text, std::size_t width);

// All of it if it fits, else as many words as do, and `ending`, which is to say that there is more.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t width, std::string_view ending);

// With spaces up to so many columns.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

// `first` before the first line, as many spaces before each other. Lines end between words, and between the letters of
// a script that has no blanks. A word in ASCII that is too long, such as a path, stands alone. Each line ends with a
// newline.
[[nodiscard]] std::string wrapped(std::string_view text, std::string_view first, std::size_t width = page_width);

}  // namespace unknot::cli

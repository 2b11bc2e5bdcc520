// SPDX-License-Identifier: MIT
// Text from outside, made fit for every screen, log, file and message: valid UTF-8 that can be printed.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

namespace unknot {

inline constexpr std::size_t any_length = std::numeric_limits<std::size_t>::max();

[[nodiscard]] bool is_utf8(std::string_view bytes);

// One line of text. Line ends, tabs and blanks of every kind become a space. Controls, and what is no UTF-8 or no
// character that everybody knows, become U+FFFD. What can't be seen and only changes how its neighbours are drawn, such
// as the marks of writing direction, is left out, but not the joiners, which Persian, Hindi and emoji are spelled with.
// At most `longest` characters, 1 or more; if some were cut, the last is an ellipsis.
[[nodiscard]] std::string printable(std::string_view bytes, std::size_t longest = any_length);

// The same for several lines: their ends stay.
[[nodiscard]] std::string printable_lines(std::string_view bytes);

}  // namespace unknot

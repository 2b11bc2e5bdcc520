// SPDX-License-Identifier: MIT
// Quotes a person's words in messages.
#pragma once

#include <string>
#include <string_view>

#include "strings/printable.hpp"

namespace unknot {

inline constexpr std::size_t longest_quote = 200;  // characters

// 'text', as far as it can be printed.
[[nodiscard]] inline std::string in_quotes(std::string_view text) { return "'" + printable(text, longest_quote) + "'"; }

}  // namespace unknot

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace unknot {

// Stands for the same in HTML and in Pango's markup, between tags and within quotes.
[[nodiscard]] std::string as_markup(std::string_view text);

}  // namespace unknot

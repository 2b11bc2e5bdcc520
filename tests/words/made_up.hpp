// SPDX-License-Identifier: MIT
// Texts in a language that nobody speaks: whatever is still English was not said by `words`. Names stay.
#pragma once

#include <string>
#include <vector>

namespace made_up {

using Lines = std::vector<std::string>;

// The words that are neither made up nor names.
[[nodiscard]] std::string english_in(const std::string& text);

// There are none in any of them.
void check_all(const Lines& texts);

}  // namespace made_up

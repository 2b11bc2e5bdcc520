// SPDX-License-Identifier: MIT
// Suggests corrections for mistyped words.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace unknot::toml_text {

// The nearest of `known`, or empty if none is near. Nearest is what the word only lacks the end of ("stat" for "status"
// and not "start"), then what has the same letters in another order, then what differs in few letters, then what it
// lacks the table of ("dnd" for "hold.dnd").
[[nodiscard]] std::string nearest(std::string_view word, std::span<const std::string> known);

}  // namespace unknot::toml_text

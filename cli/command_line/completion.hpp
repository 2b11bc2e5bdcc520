// SPDX-License-Identifier: MIT
// PURE: completions for three shells, from the tree of commands.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "command_line/command_tree.hpp"

namespace unknot::cli {

inline constexpr std::array<std::string_view, 3> shells{"bash", "fish", "zsh"};

// The script for one of `shells`; none for another.
[[nodiscard]] std::optional<std::string> completion(std::string_view shell, const CommandNode& root);

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
// PURE: completions for three shells, from the tree of commands.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "command_line/command_tree.hpp"

namespace unknot::cli {

enum class Shell { bash, fish, zsh };

// In the order of the enum.
inline constexpr std::array<std::string_view, 3> shells{"bash", "fish", "zsh"};

[[nodiscard]] std::string completion(Shell shell, const CommandNode& root);

}  // namespace unknot::cli

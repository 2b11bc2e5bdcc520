// SPDX-License-Identifier: MIT
// The commands as plain data, for the completions and the check of the manual.
#pragma once

#include <string>
#include <vector>

#include "command_line/syntax.hpp"

namespace unknot::cli {

struct OptionNode {
  std::vector<std::string> names;  // "-j", "--json"
  std::string help;
  bool takes_value = false;
  std::vector<std::string> choices;  // its values if they are few, or some of them; none: a file is meant
};

struct ArgumentNode {
  std::string name;                   // "KIND"
  std::vector<std::string> examples;  // some of its values
};

// A command, its options and arguments, and the commands below it.
struct CommandNode {
  std::string name;
  std::string help;
  std::vector<OptionNode> options;
  std::vector<ArgumentNode> arguments;
  std::vector<CommandNode> commands;
  bool last_repeats = false;  // the last argument may come any number of times
};

// Hidden commands are left out.
[[nodiscard]] CommandNode command_tree(const Grammar& grammar);

}  // namespace unknot::cli

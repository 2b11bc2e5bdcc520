// SPDX-License-Identifier: MIT
// The commands as plain data, for the completions and the check of the manual.
#pragma once

#include <string>
#include <vector>

namespace unknot::cli {

struct OptionNode {
  std::vector<std::string> names;  // "-j", "--json"
  std::string help;
  bool takes_value = false;
  std::vector<std::string> choices;  // its values if they are few, or some of them; none: a file is meant
};

// A command, its options and arguments ("KIND", "KEY", "VALUE", ...), and the commands below it.
struct CommandNode {
  std::string name;
  std::string help;
  std::vector<OptionNode> options;
  std::vector<std::string> arguments;
  std::vector<CommandNode> commands;
  bool last_repeats = false;  // the last argument may come any number of times
};

// Hidden commands are left out.
[[nodiscard]] CommandNode command_tree();

}  // namespace unknot::cli

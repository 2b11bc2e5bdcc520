// SPDX-License-Identifier: MIT
#include "command_line/command_tree.hpp"

#include "command_line/commands.hpp"

namespace unknot::cli {

namespace {

OptionNode describe(const Commands& commands, const CLI::Option& option) {
  OptionNode node{{}, option.get_description(), takes_value(option), commands.examples_of(option)};
  for (const std::string& name : option.get_snames()) node.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) node.names.push_back("--" + name);
  return node;
}

CommandNode describe(const Commands& commands, const CLI::App& command) {
  CommandNode node{
      .name = command.get_name(), .help = command.get_description(), .options = {}, .arguments = {}, .commands = {}};
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional()) {
      node.arguments.push_back({option->get_name(), commands.examples_of(*option)});
      node.last_repeats = option->get_option_text().find("...") != std::string::npos;
    } else {
      node.options.push_back(describe(commands, *option));
    }
  }
  for (const CLI::App* sub : command.get_subcommands({})) {
    if (!sub->get_group().empty()) node.commands.push_back(describe(commands, *sub));
  }
  return node;
}

}  // namespace

CommandNode command_tree(const Grammar& grammar) {
  const Commands commands(grammar);
  return describe(commands, commands.app());
}

}  // namespace unknot::cli

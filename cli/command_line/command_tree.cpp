// SPDX-License-Identifier: MIT
#include "command_line/command_tree.hpp"

#include "command_line/commands.hpp"

namespace unknot::cli {

namespace {

// Some values, for the completions.
std::vector<std::string> examples_of(const CLI::Option& option) {
  if (option.get_type_name() == "DURATION") return {"30s", "1m", "2m", "5m"};
  if (option.get_type_name() == "N") return {"4", "8", "24"};
  return choices_of(option);
}

OptionNode describe(const CLI::Option& option) {
  OptionNode node{{}, option.get_description(), takes_value(option), examples_of(option)};
  for (const std::string& name : option.get_snames()) node.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) node.names.push_back("--" + name);
  return node;
}

CommandNode describe(const CLI::App& command) {
  CommandNode node{
      .name = command.get_name(), .help = command.get_description(), .options = {}, .arguments = {}, .commands = {}};
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional()) {
      node.arguments.push_back(option->get_name());
      node.last_repeats = option->get_option_text().find("...") != std::string::npos;
    } else {
      node.options.push_back(describe(*option));
    }
  }
  for (const CLI::App* sub : command.get_subcommands({})) {
    if (!sub->get_group().empty()) node.commands.push_back(describe(*sub));
  }
  return node;
}

}  // namespace

CommandNode command_tree() {
  Commands commands;
  return describe(commands.app());
}

}  // namespace unknot::cli

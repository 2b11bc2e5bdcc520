// SPDX-License-Identifier: MIT
#include "command_line/help.hpp"

#include <CLI/App.hpp>
#include <algorithm>
#include <vector>

#include "command_line/commands.hpp"
#include "command_line/help_text.hpp"
#include "text/wrap.hpp"
#include "words/commands/usage.hpp"

namespace unknot::cli {

namespace {

constexpr std::size_t text_column = 30;

std::string row(const std::string& name, const std::string& text) {
  std::string first = padded("  " + name, text_column);
  std::string lines;
  if (columns_of(first) > text_column) {
    lines = first + "\n";
    first.assign(text_column, ' ');
  }
  return lines + wrapped(text, first);
}

// "-j, --json", "--socket PATH"
std::string name_of(const CLI::Option& option) {
  std::string name;
  for (const std::string& each : option.get_snames()) name += "-" + each + ", ";
  for (const std::string& each : option.get_lnames()) name += "--" + each;
  return takes_value(option) ? name + " " + option.get_type_name() : name;
}

std::string usage_of(const CLI::App& app, const std::string& name) {
  std::string call = name + " [OPTION...]";
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) call += " " + option->get_option_text();
  }
  return words::usage_line(call + (app.get_subcommands({}).empty() ? "" : " [COMMAND]")) + "\n";
}

std::string titled(const std::string& title, const std::string& rows) {
  return rows.empty() ? "" : "\n" + title + ":\n" + rows;
}

std::string arguments_of(const CLI::App& app) {
  std::string rows;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) rows += row(option->get_name(), option->get_description());
  }
  return titled(words::arguments_title(), rows);
}

std::string options_of(const CLI::App& app) {
  std::string rows;
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) rows += row(name_of(*option), option->get_description());
  }
  return titled(words::options_title(), rows);
}

// In the order in which the groups first come.
std::string commands_of(const CLI::App& app) {
  std::vector<std::string> groups;
  for (const CLI::App* sub : app.get_subcommands({})) {
    if (!sub->get_group().empty() && std::ranges::count(groups, sub->get_group()) == 0)
      groups.push_back(sub->get_group());
  }
  std::string text;
  for (const std::string& group : groups) {
    std::string rows;
    for (const CLI::App* sub : app.get_subcommands({})) {
      if (sub->get_group() == group) rows += row(sub->get_name(), sub->get_description());
    }
    text += titled(group, rows);
  }
  return text;
}

}  // namespace

std::string HelpFormatter::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode) const {
  return app->get_description() + "\n\n" + usage_of(*app, name) + arguments_of(*app) + options_of(*app) +
         commands_of(*app) + "\n" + (app->get_parent() == nullptr ? epilogue : epilogue_of_command) + "\n";
}

}  // namespace unknot::cli

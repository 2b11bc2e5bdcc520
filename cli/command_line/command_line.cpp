// SPDX-License-Identifier: MIT
#include "command_line/command_line.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <unknot_version.hpp>

#include "command_line/commands.hpp"
#include "command_line/usage.hpp"
#include "planner/quote.hpp"

namespace unknot::cli {

namespace {

using Words = std::vector<std::string>;

Words command_names(const CLI::App& app) {
  Words names;
  for (const CLI::App* sub : app.get_subcommands({})) {
    if (!sub->get_group().empty()) names.push_back(sub->get_name());
  }
  return names;
}

// "unknot config set" without the program's name.
std::string path_of(const CLI::App* app) {
  std::string path;
  for (; app->get_parent() != nullptr; app = app->get_parent()) {
    if (!path.empty()) path.insert(0, " ");
    path.insert(0, app->get_name());
  }
  return path;
}

const CLI::App* chosen(const CLI::App* app) {
  while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
  return app;
}

Words option_names(const CLI::App* app) {
  Words names;
  for (; app != nullptr; app = app->get_parent()) {
    for (const CLI::Option* option : app->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return names;
}

Words arguments_of(const CLI::App& command) {
  Words texts;
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional()) texts.push_back(option->get_option_text());
  }
  return texts;
}

std::optional<UsageError> wrong_options(const Commands& commands, const CLI::App& command) {
  if (const Words unknown_ones = commands.left_options(); !unknown_ones.empty()) {
    return usage(path_of(&command), unknown("option", unknown_ones.front(), option_names(&command)));
  }
  for (const CLI::App* app = &command; app != nullptr; app = app->get_parent()) {
    for (const CLI::Option* option : app->get_options()) {
      const Words choices = choices_of(*option);
      if (choices.empty() || option->count() == 0) continue;
      const std::string value = commands.value_of(*option);
      if (std::ranges::count(choices, value) > 0) continue;
      return usage(path_of(&command), fmt::format("{} must be one of {}, not {}", option->get_name(),
                                                  fmt::join(choices, ", "), in_quotes(value)));
    }
  }
  return std::nullopt;
}

// The help of the command that `words` name, from the root on.
Parsed help_for(const Words& words) {
  Commands untouched;  // one that has been parsed shows the help of what was chosen
  const CLI::App* found = &untouched.app();
  std::string above;
  for (const std::string& word : words) {
    const auto below = found->get_subcommands([&](const CLI::App* sub) { return sub->get_name() == word; });
    if (below.empty()) return usage(path_of(found), unknown("command", word, command_names(*found)));
    above += (above.empty() ? "" : " ") + found->get_name();
    found = below.front();
  }
  return Asked{found->help(above)};
}

Parsed finish(Commands& commands) {
  const CLI::App& command = *chosen(&commands.app());
  if (commands.version_asked()) return Asked{"unknot " UNKNOT_VERSION "\n"};
  if (auto wrong = wrong_options(commands, command)) return *wrong;
  CommandLine& line = commands.line();
  std::ranges::copy(commands.left_words(), std::back_inserter(line.words));
  const std::string path = path_of(&command);
  const bool group = !command.get_subcommands({}).empty();
  if (group && !line.words.empty()) return usage(path, unknown("command", line.words[0], command_names(command)));
  if (group && !path.empty()) {
    return usage(path, fmt::format("'{}' needs a command: {}", path, fmt::join(command_names(command), ", ")));
  }
  if (command.get_name() == "help") {
    if (path != "help") line.words.insert(line.words.begin(), command.get_parent()->get_name());
    return help_for(line.words);
  }
  if (auto wrong = wrong_words(path, arguments_of(command), line.words)) return *wrong;
  if (!path.empty()) line.verb = path;
  return line;
}

}  // namespace

Parsed parse_command_line(const Words& arguments) {
  Commands commands;
  try {
    commands.parse(arguments);
  } catch (const CLI::CallForHelp&) {
    return Asked{commands.app().help()};
  } catch (const CLI::ParseError& error) {
    return usage(path_of(chosen(&commands.app())), error.what());
  }
  return finish(commands);
}

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "cli/commands.hpp"
#include "cli/usage.hpp"
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

// "-1" is a word: a value that is refused with its own reason.
bool is_option(const std::string& word) {
  return word.size() > 1 && word[0] == '-' && std::isdigit(static_cast<unsigned char>(word[1])) == 0;
}

std::optional<UsageError> wrong_options(const CLI::App& command, const Words& words) {
  if (const auto found = std::ranges::find_if(words, is_option); found != words.end()) {
    return usage(path_of(&command), unknown("option", *found, option_names(&command)));
  }
  for (const CLI::App* app = &command; app != nullptr; app = app->get_parent()) {
    for (const CLI::Option* option : app->get_options()) {
      const Words choices = choices_of(*option);
      if (choices.empty() || option->count() == 0 || std::ranges::count(choices, option->results().back()) > 0)
        continue;
      return usage(path_of(&command), fmt::format("{} is one of {}, not {}", option->get_name(),
                                                  fmt::join(choices, ", "), in_quotes(option->results().back())));
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

// `after_mark` are the words after "--", which are never options.
Parsed finish(Commands& commands, Words words, const Words& after_mark) {
  const CLI::App& command = *chosen(&commands.app());
  if (commands.version_asked()) return Asked{"unknot " UNKNOT_VERSION "\n"};
  if (auto wrong = wrong_options(command, words)) return *wrong;
  words.insert(words.end(), after_mark.begin(), after_mark.end());
  const std::string path = path_of(&command);
  const bool group = !command.get_subcommands({}).empty();
  if (group && !words.empty()) return usage(path, unknown("command", words[0], command_names(command)));
  if (group && !path.empty()) {
    return usage(path, fmt::format("'{}' wants a command: {}", path, fmt::join(command_names(command), ", ")));
  }
  if (command.get_name() == "help") {
    if (path != "help") words.insert(words.begin(), command.get_parent()->get_name());
    return help_for(words);
  }
  if (auto wrong = wrong_words(path, arguments_of(command), words)) return *wrong;
  if (!path.empty()) commands.line().verb = path;
  commands.line().words = std::move(words);
  return commands.line();
}

}  // namespace

Parsed parse_command_line(const Words& arguments) {
  const auto mark = std::ranges::find(arguments, "--");
  Words before(arguments.begin(), mark);
  std::ranges::reverse(before);
  Commands commands;
  try {
    commands.app().parse(before);
  } catch (const CLI::CallForHelp&) {
    return Asked{commands.app().help()};
  } catch (const CLI::ParseError& error) {
    return usage(path_of(chosen(&commands.app())), error.what());
  }
  const auto after = mark == arguments.end() ? mark : std::next(mark);
  return finish(commands, commands.app().remaining(), Words(after, arguments.end()));
}

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
#include "command_line/parse.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <sstream>
#include <unknot_version.hpp>

#include "command_line/commands.hpp"
#include "command_line/usage.hpp"
#include "toml_text/suggest.hpp"
#include "words/commands/usage.hpp"

namespace unknot::cli {

namespace {

using Parsed = std::variant<Chosen, Asked, UsageError>;

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
    const std::string& word = unknown_ones.front();
    return usage(path_of(&command), words::unknown_option(word, toml_text::nearest(word, option_names(&command))));
  }
  for (const CLI::App* app = &command; app != nullptr; app = app->get_parent()) {
    for (const CLI::Option* option : app->get_options()) {
      const Words choices = choices_of(*option);
      if (choices.empty() || option->count() == 0) continue;
      const std::string value = commands.value_of(*option);
      if (std::ranges::count(choices, value) > 0) continue;
      return usage(path_of(&command), words::no_such_choice(option->get_name(), choices, value));
    }
  }
  return std::nullopt;
}

UsageError unknown_command(const CLI::App& above, const std::string& word) {
  return usage(path_of(&above), words::unknown_command(word, toml_text::nearest(word, command_names(above))));
}

// The help of the command that `names` lead to, from the root on.
Parsed help_for(const Grammar& grammar, const Words& names) {
  const Commands untouched(grammar);  // one that has been parsed shows the help of what was chosen
  const CLI::App* found = &untouched.app();
  std::string above;
  for (const std::string& word : names) {
    const auto below = found->get_subcommands([&](const CLI::App* sub) { return sub->get_name() == word; });
    if (below.empty()) return unknown_command(*found, word);
    above += (above.empty() ? "" : " ") + found->get_name();
    found = below.front();
  }
  return Asked{found->help(above)};
}

Parsed help_asked(const Grammar& grammar, const CLI::App& help, Words words) {
  const CLI::App* parent = help.get_parent();
  if (parent->get_parent() != nullptr) words.insert(words.begin(), parent->get_name());
  return help_for(grammar, words);
}

// Of a command that only holds others.
UsageError wrong_group(const CLI::App& group, const Words& given) {
  if (!given.empty()) return unknown_command(group, given[0]);
  const std::string path = path_of(&group);
  return usage(path, words::command_needs_one_of(path, command_names(group)));
}

// Each argument gets its word; the last may take all that are left.
Objection take_arguments(const CommandSyntax& command, std::span<const std::string> words) {
  for (const CommandSyntax::Argument& argument : command.arguments) {
    if (words.empty()) break;
    const std::size_t count = argument.text.contains("...") ? words.size() : 1;
    if (auto wrong = argument.take({words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count)})) return wrong;
    words = words.subspan(count);
  }
  return std::nullopt;
}

Objection take_all(const Commands& commands, const CLI::App& app, const CommandSyntax& command,
                   const Options& options) {
  if (auto wrong = commands.take_options(app)) return wrong;
  if (auto wrong = take_arguments(command, commands.words())) return wrong;
  return command.check ? command.check(options) : std::nullopt;
}

Parsed finish(const Grammar& grammar, const Options& options, const Commands& commands) {
  const CLI::App& app = *chosen(&commands.app());
  if (commands.version_asked()) return Asked{"unknot " UNKNOT_VERSION "\n"};
  if (auto wrong = wrong_options(commands, app)) return *wrong;
  const Words words = commands.words();
  const bool named = app.get_parent() != nullptr;
  const bool group = !app.get_subcommands({}).empty();
  if (group && (named || !words.empty())) return wrong_group(app, words);
  if (app.get_name() == "help") return help_asked(grammar, app, words);
  if (auto wrong = wrong_words(path_of(&app), arguments_of(app), words)) return *wrong;
  const std::size_t at = commands.place_of(app).value_or(0);
  if (const auto wrong = take_all(commands, app, grammar.commands[at], options)) return usage(path_of(&app), *wrong);
  return Chosen{at};
}

// Null: the message names none.
const CLI::Option* option_named_in(const std::string& message, const CLI::App* app) {
  std::istringstream stream(message);
  const std::vector<std::string> words{std::istream_iterator<std::string>(stream), {}};
  for (; app != nullptr; app = app->get_parent()) {
    for (const CLI::Option* option : app->get_options()) {
      for (const std::string& word : words) {
        if (word.starts_with('-') && option->check_name(word.substr(0, word.find_last_not_of(':') + 1))) return option;
      }
    }
  }
  return nullptr;
}

// Only the option is taken from what CLI11 says: its words differ from version to version.
UsageError not_read(const CLI::ParseError& error, const CLI::App& command) {
  const std::string path = path_of(&command);
  const CLI::Option* option = option_named_in(error.what(), &command);
  if (option == nullptr) return usage(path, error.what());
  const std::string name = option->get_name();
  if (!takes_value(*option)) return usage(path, words::option_takes_no_value(name));
  if (option->count() > 1) return usage(path, words::option_given_again(name));
  return usage(path, words::option_needs(name, option->get_type_name()));
}

}  // namespace

Parsed parse(const Grammar& grammar, const Options& options, const Words& arguments) {
  Commands commands(grammar);
  try {
    commands.parse(arguments);
  } catch (const CLI::CallForHelp&) {
    return Asked{commands.app().help()};
  } catch (const CLI::ParseError& error) {
    return not_read(error, *chosen(&commands.app()));
  }
  return finish(grammar, options, commands);
}

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
#include "command_line/parse.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>
#include <unknot_version.hpp>

#include "command_line/commands.hpp"
#include "command_line/usage.hpp"
#include "strings/quote.hpp"

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
Parsed help_for(const Grammar& grammar, const Words& words) {
  const Commands untouched(grammar);  // one that has been parsed shows the help of what was chosen
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

Parsed help_asked(const Grammar& grammar, const CLI::App& help, Words words) {
  const CLI::App* parent = help.get_parent();
  if (parent->get_parent() != nullptr) words.insert(words.begin(), parent->get_name());
  return help_for(grammar, words);
}

// Of a command that only holds others.
UsageError wrong_group(const CLI::App& group, const Words& words) {
  const std::string path = path_of(&group);
  if (!words.empty()) return usage(path, unknown("command", words[0], command_names(group)));
  return usage(path, fmt::format("'{}' needs a command: {}", path, fmt::join(command_names(group), ", ")));
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

}  // namespace

Parsed parse(const Grammar& grammar, const Options& options, const Words& arguments) {
  Commands commands(grammar);
  try {
    commands.parse(arguments);
  } catch (const CLI::CallForHelp&) {
    return Asked{commands.app().help()};
  } catch (const CLI::ParseError& error) {
    return usage(path_of(chosen(&commands.app())), error.what());
  }
  return finish(grammar, options, commands);
}

}  // namespace unknot::cli

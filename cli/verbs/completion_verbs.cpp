// SPDX-License-Identifier: MIT
#include "verbs/completion_verbs.hpp"

#include <algorithm>
#include <utility>

#include "client/own_setup.hpp"
#include "client/reach.hpp"
#include "settings/file.hpp"
#include "settings/profiles.hpp"
#include "settings/table/access.hpp"
#include "settings/table/schema.hpp"
#include "verbs/verbs.hpp"
#include "words/commands/usage.hpp"

namespace unknot::cli {

namespace {

settings::Places places(const Options& options) {
  return settings::places_at(calendar_now().now, settings::read_environment(), options.config);
}

Settings current(const Options& options) {
  return settings::load(places(options), settings::read_environment()).settings;
}

Words kinds(const Settings& settings) {
  Words names;
  names.reserve(settings.kinds.size());
  for (const Kind& kind : settings.kinds) names.push_back(kind.name);
  return names;
}

Words values_of(const Settings& settings, const std::string& key) {
  const auto place = settings::find_place(settings, key);
  if (!place) return {};
  if (place->key->type == settings::Type::boolean) return {"true", "false"};
  Words words(place->key->choices.begin(), place->key->choices.end());
  std::erase(words, "");
  return words;
}

// The one that was typed, "help" aside: after `config help` it is config.
CommandNode command_of(const Words& typed) {
  CommandNode at = command_tree();
  for (const std::string& word : typed) {
    const auto below = std::ranges::find(at.commands, word, &CommandNode::name);
    if (word != "help" && below != at.commands.end()) at = CommandNode(*below);
  }
  return at;
}

Words commands(const Words& typed) {
  Words names;
  for (const CommandNode& command : command_of(typed).commands) names.push_back(command.name);
  return names;
}

// Those in the description of the command.
Words examples(const std::string& argument, const Words& typed) {
  const CommandNode command = command_of(typed);
  const auto found = std::ranges::find(command.arguments, argument, &ArgumentNode::name);
  return found == command.arguments.end() ? Words{} : found->examples;
}

Words without(Words words, const Words& typed) {
  std::erase_if(words, [&](const std::string& word) { return std::ranges::count(typed, word) > 0; });
  return words;
}

Words keys(Settings settings) { return settings::known_keys(settings::with_optional_kinds(std::move(settings))); }

Words candidates(const std::string& argument, const Words& typed, const Options& options) {
  if (argument == "KIND") return kinds(current(options));
  if (argument == "KEY") return keys(current(options));
  if (argument == "VALUE" && !typed.empty()) return values_of(current(options), typed.back());
  if (argument == "ID") return own_setup(options).catalogue.ids();
  if (argument == "PROFILE") return settings::profile_names(places(options));
  if (argument == "TAG") return without(exclusion_tags(), typed);
  if (argument == "COMMAND") return commands(typed);
  return examples(argument, typed);
}

std::expected<Shell, std::string> read_shell(const std::string& text) {
  const auto shell = std::ranges::find(shells, text);
  if (shell != shells.end()) return static_cast<Shell>(shell - shells.begin());
  return std::unexpected(words::no_such_choice("SHELL", {shells.begin(), shells.end()}, text));
}

}  // namespace

namespace verb {

void Completion::describe(Syntax<Completion>& syntax) {
  syntax.argument("SHELL", "bash, zsh or fish", &Completion::shell, {shells.begin(), shells.end()}, read_shell);
}

int Completion::run(const Options&, Output& output) const {
  output.print(completion(shell, command_tree()));
  return exit_done;
}

void Complete::describe(Syntax<Complete>& syntax) { syntax.argument("WHAT...", "", &Complete::words); }

int Complete::run(const Options& options, Output& output) const {
  std::string lines;
  for (const std::string& word : candidates(words.front(), {words.begin() + 1, words.end()}, options))
    lines += word + "\n";
  output.print(lines);
  return exit_done;
}

}  // namespace verb

}  // namespace unknot::cli

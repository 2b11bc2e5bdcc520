// SPDX-License-Identifier: MIT
#include "verbs/completion_verbs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <tuple>

#include "command_line/command_tree.hpp"
#include "command_line/completion.hpp"
#include "protocol/types.hpp"
#include "settings/file.hpp"
#include "settings/schema.hpp"
#include "setup/setup.hpp"
#include "strings/quote.hpp"

namespace unknot::cli {

namespace {

using Words = std::vector<std::string>;

Settings current(const CommandLine& line) {
  const auto environment = settings::read_environment();
  return settings::load(settings::find_places(environment, line.config), environment).settings;
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
  return {place->key->choices.begin(), place->key->choices.end()};
}

Words ids(const CommandLine& line) {
  const auto environment = settings::read_environment();
  return load_setup(settings::find_places(environment, line.config), environment).catalogue.ids();
}

Words methods() {
  Words names;
  const auto add = [&](std::string_view name) { names.emplace_back(name.substr(name.rfind('.') + 1)); };
  std::apply([&](const auto&... method) { (add(method.name), ...); }, protocol::Methods{});
  return names;
}

// Those below the ones that were typed, "help" aside: after `config help` those of config.
Words commands(const Words& typed) {
  CommandNode at = command_tree();
  for (const std::string& word : typed) {
    const auto below = std::ranges::find(at.commands, word, &CommandNode::name);
    if (word != "help" && below != at.commands.end()) at = CommandNode(*below);
  }
  Words names;
  for (const CommandNode& command : at.commands) names.push_back(command.name);
  return names;
}

Words without(Words words, const Words& typed) {
  std::erase_if(words, [&](const std::string& word) { return std::ranges::count(typed, word) > 0; });
  return words;
}

// The words after what is wanted are those typed so far, without the options.
Words candidates(const CommandLine& line) {
  const std::string& what = line.words.front();
  const Words typed(line.words.begin() + 1, line.words.end());
  if (what == "KIND") return kinds(current(line));
  if (what == "KEY") return settings::known_keys(current(line));
  if (what == "VALUE" && !typed.empty()) return values_of(current(line), typed.back());
  if (what == "ID") return ids(line);
  if (what == "TAG") return without(exclusion_tags(), typed);
  if (what == "RATING") return {"good", "bad"};
  if (what == "SHELL") return {shells.begin(), shells.end()};
  if (what == "METHOD") return methods();
  if (what == "INTERFACE") return {std::string{protocol::interface_name}, "org.varlink.service"};
  if (what == "COMMAND") return commands(typed);
  if (what == "PERIOD") return {"today", "yesterday", "week", "month", "year"};
  if (what == "WHEN" && !typed.empty() && typed.front() == "snooze") return {"5m", "10m", "15m", "until"};
  if (what == "WHEN") return {"30m", "1h", "2h", "until", "today", "tomorrow"};
  return {};
}

}  // namespace

int completion_verb(const CommandLine& line, Output& output) {
  const auto script = completion(line.words.front(), command_tree());
  if (!script)
    return output.wrong_usage(line.verb, fmt::format("SHELL must be one of {}, not {}", fmt::join(shells, ", "),
                                                     in_quotes(line.words.front())));
  output.print(*script);
  return exit_done;
}

int complete_verb(const CommandLine& line, Output& output) {
  std::string lines;
  for (const std::string& word : candidates(line)) lines += word + "\n";
  output.print(lines);
  return exit_done;
}

}  // namespace unknot::cli

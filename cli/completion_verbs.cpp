// SPDX-License-Identifier: MIT
#include "cli/completion_verbs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "cli/completion.hpp"
#include "protocol/types.hpp"
#include "settings/file.hpp"
#include "settings/schema.hpp"
#include "setup/setup.hpp"

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

Words commands() {
  Words names;
  const CommandNode root = command_tree();
  names.reserve(root.commands.size());
  for (const CommandNode& command : root.commands) names.push_back(command.name);
  return names;
}

Words candidates(const CommandLine& line) {
  const std::string& what = line.words.front();
  if (what == "KIND") return kinds(current(line));
  if (what == "KEY") return settings::known_keys(current(line));
  if (what == "VALUE" && line.words.size() > 1) return values_of(current(line), line.words[1]);
  if (what == "ID") return ids(line);
  if (what == "TAG") return exclusion_tags();
  if (what == "RATING") return {"good", "bad"};
  if (what == "SHELL") return {shells.begin(), shells.end()};
  if (what == "METHOD") return methods();
  if (what == "INTERFACE") return {std::string{protocol::interface_name}, "org.varlink.service"};
  if (what == "COMMAND") return commands();
  if (what == "PERIOD") return {"today", "yesterday", "week", "month", "year"};
  if (what == "WHEN") return {"30m", "1h", "2h", "until", "tomorrow"};
  if (what == "DURATION") return {"5m", "10m", "15m"};
  return {};
}

}  // namespace

int completion_verb(const CommandLine& line, Output& output) {
  const auto script = completion(line.words.front(), command_tree());
  if (!script) return output.wrong_usage(line.verb, "SHELL is one of " + fmt::format("{}", fmt::join(shells, ", ")));
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

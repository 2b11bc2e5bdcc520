// SPDX-License-Identifier: MIT
#include "settings/layers.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "planner/printable.hpp"
#include "reading/suggest.hpp"
#include "settings/access.hpp"
#include "settings/parse.hpp"
#include "settings/schema.hpp"
#include "settings/set.hpp"

namespace unknot::settings {

namespace {

constexpr std::string_view variable_prefix = "UNKNOT_";
constexpr std::string_view kind_prefix = "UNKNOT_BREAKS_";
constexpr std::array<std::string_view, 3> no_keys{"UNKNOT_SOCKET", "UNKNOT_CONFIG", "UNKNOT_PICTURES"};

void add_file(const Layer& layer, Loaded& loaded) {
  auto parsed = parse(layer.text, layer.file, loaded.settings);
  loaded.settings = std::move(parsed.settings);
  for (const auto& [key, line] : parsed.set) loaded.origins[key] = layer.file + ":" + std::to_string(line);
  std::ranges::move(parsed.problems, std::back_inserter(loaded.problems));
}

std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// UNKNOT_BREAKS_EYES_EVERY, where no file names the kind.
std::optional<std::string> key_of_new_kind(std::string_view variable) {
  if (!variable.starts_with(kind_prefix)) return std::nullopt;
  const auto cut = variable.rfind('_');
  if (cut <= kind_prefix.size()) return std::nullopt;
  const auto name = lower(variable.substr(kind_prefix.size(), cut - kind_prefix.size()));
  const auto key = lower(variable.substr(cut + 1));
  const bool known = std::ranges::find(keys(), "breaks.*." + key, &Key::path) != keys().end();
  return known ? std::optional("breaks." + name + "." + key) : std::nullopt;
}

std::optional<std::string> key_of(std::string_view variable, const std::vector<std::string>& known) {
  const auto key = std::ranges::find(known, variable, variable_for);
  return key != known.end() ? *key : key_of_new_kind(variable);
}

Problem unknown_variable(const std::string& variable, const std::vector<std::string>& known) {
  std::vector<std::string> variables;
  std::ranges::transform(known, std::back_inserter(variables), variable_for);
  const auto meant = reading::nearest(variable, variables);
  return {.file = printable(variable),
          .message = "no setting has this name" + (meant.empty() ? "" : "; did you mean " + meant + "?"),
          .warning = true};
}

void add_variable(const std::string& variable, const std::string& text, Loaded& loaded) {
  const auto known = known_keys(loaded.settings);
  const auto key = key_of(variable, known);
  if (!key) return loaded.problems.push_back(unknown_variable(variable, known));
  if (auto set = set_value(loaded.settings, *key, text); !set) {
    return loaded.problems.push_back({.file = printable(variable), .message = std::move(set.error())});
  }
  loaded.origins[*key] = "environment " + variable;
}

void add_environment(const Environment& environment, Loaded& loaded) {
  for (const auto& [variable, text] : environment) {
    if (!variable.starts_with(variable_prefix) || std::ranges::find(no_keys, variable) != no_keys.end()) continue;
    add_variable(variable, text, loaded);
  }
}

}  // namespace

Loaded merge(const std::vector<Layer>& layers, const Environment& environment) {
  Loaded loaded;
  for (const Layer& layer : layers) add_file(layer, loaded);
  add_environment(environment, loaded);
  for (const auto& key : known_keys(loaded.settings)) loaded.origins.try_emplace(key, built_in);
  return loaded;
}

std::string variable_for(std::string_view key) {
  std::string variable(variable_prefix);
  for (const char c : key) {
    variable += c == '.' || c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return variable;
}

}  // namespace unknot::settings

// SPDX-License-Identifier: MIT
#include "settings/layers.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <ranges>

#include "settings/parse.hpp"
#include "settings/table/access.hpp"
#include "settings/table/schema.hpp"
#include "settings/table/set.hpp"
#include "strings/own_variables.hpp"
#include "strings/printable.hpp"
#include "toml_text/problem_list.hpp"
#include "toml_text/suggest.hpp"

namespace unknot::settings {

namespace {

constexpr std::string_view variable_prefix = "UNKNOT_";
constexpr std::string_view kind_prefix = "UNKNOT_BREAKS_";

void add_file(const Layer& layer, Loaded& loaded) {
  auto parsed = parse(layer.text, layer.file, loaded.settings);
  const bool use = layer.profile.empty() || !has_errors(parsed.problems);
  std::ranges::move(parsed.problems, std::back_inserter(loaded.problems));
  if (!use) return;
  if (!layer.profile.empty()) loaded.profile = layer.profile;
  loaded.settings = std::move(parsed.settings);
  for (const auto& [key, line] : parsed.set) loaded.origins[key] = layer.file + ":" + std::to_string(line);
}

std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// UNKNOT_BREAKS_EYES_EVERY, where no file names the kind.
std::optional<std::string> key_of_new_kind(std::string_view variable) {
  if (!variable.starts_with(kind_prefix)) return std::nullopt;
  const auto rest = lower(variable.substr(kind_prefix.size()));
  for (const Key& key : keys()) {
    const auto cut = key.path.find("*.");
    if (cut == key.path.npos) continue;
    const auto leaf = key.path.substr(cut + 2);
    const auto ending = "_" + std::string(leaf);
    if (rest.size() <= ending.size() || !rest.ends_with(ending)) continue;
    return "breaks." + rest.substr(0, rest.size() - ending.size()) + "." + std::string(leaf);
  }
  return std::nullopt;
}

// All variables that are set.
class FromEnvironment {
 public:
  explicit FromEnvironment(Loaded& loaded) : loaded_(loaded) { learn(); }

  void read(const Environment& environment) {
    for (const auto& [variable, text] : environment) {
      const bool ours = variable.starts_with(variable_prefix) &&
                        std::ranges::find(own_variable::all, variable) == own_variable::all.end();
      if (ours) add(variable, text);
    }
    std::ranges::move(problems_.take(), std::back_inserter(loaded_.problems));
  }

 private:
  void add(const std::string& variable, const std::string& text) {
    const auto known = keys_.find(variable);
    const auto key = known != keys_.end() ? std::optional(known->second) : key_of_new_kind(variable);
    if (!key) return warn(variable, [&] { return unknown(variable); });
    const auto meant = near_kind_of_path(loaded_.settings, *key);
    if (const auto set = set_value(loaded_.settings, *key, text); !set) {
      return problems_.add({.file = printable(variable), .mistake = {}}, [&] { return set.error(); });
    }
    if (!meant.empty()) warn(variable, [&] { return new_kind(place_of(*key)->kind, meant); });
    loaded_.origins[*key] = std::string(by_environment) + variable;
    if (known == keys_.end()) learn();
  }

  // Two keys may have one variable: it is the first one's.
  void learn() {
    for (auto& key : known_keys(loaded_.settings)) keys_.try_emplace(variable_for(key), key);
  }

  [[nodiscard]] Mistake unknown(const std::string& variable) const {
    std::vector<std::string> variables;
    std::ranges::copy(keys_ | std::views::keys, std::back_inserter(variables));
    return {.what = Mistake::What::unknown_variable, .meant = toml_text::nearest(variable, variables)};
  }

  template <typename Making>
  void warn(const std::string& variable, Making mistake) {
    problems_.add({.file = printable(variable), .mistake = {}, .warning = true}, mistake);
  }

  Loaded& loaded_;
  std::map<std::string, std::string> keys_;  // by variable
  toml_text::ProblemList problems_;
};

}  // namespace

Loaded merge(const std::vector<Layer>& layers, const Environment& environment) {
  Loaded loaded;
  for (const Layer& layer : layers) add_file(layer, loaded);
  FromEnvironment(loaded).read(environment);
  for (const auto& key : known_keys(loaded.settings)) loaded.origins.try_emplace(key, built_in);
  return loaded;
}

std::vector<std::string> keys_from_environment(const Loaded& loaded) {
  std::vector<std::string> keys;
  for (const auto& [key, origin] : loaded.origins) {
    if (origin.starts_with(by_environment)) keys.push_back(key);
  }
  return keys;
}

std::string variable_for(std::string_view key) {
  std::string variable(variable_prefix);
  for (const char c : key) {
    variable += c == '.' || c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return variable;
}

}  // namespace unknot::settings

// SPDX-License-Identifier: MIT
#include "settings/schema.hpp"

#include <algorithm>
#include <iterator>

#include "strings/quote.hpp"
#include "toml_text/suggest.hpp"

namespace unknot::settings {

namespace {

using Refused = std::unexpected<std::string>;

constexpr std::string_view breaks_prefix = "breaks.";
constexpr std::size_t longest_name = 40;

std::string without_digits(std::string_view name) {
  std::string letters;
  std::ranges::copy_if(name, std::back_inserter(letters), [](char c) { return c >= 'a' && c <= 'z'; });
  return letters;
}

std::string with_name(std::string_view pattern, std::string_view name) {
  std::string path(pattern);
  path.replace(path.find('*'), 1, name);
  return path;
}

// "breaks.NAME.every" as NAME and "breaks.*.every".
struct KindPath {
  std::string name;
  std::string pattern;
};

std::optional<KindPath> as_kind_path(std::string_view path) {
  if (!path.starts_with(breaks_prefix)) return std::nullopt;
  const auto rest = path.substr(breaks_prefix.size());
  const auto dot = rest.find('.');
  if (dot == rest.npos) return std::nullopt;
  return KindPath{std::string(rest.substr(0, dot)), "breaks.*" + std::string(rest.substr(dot))};
}

// A break that is not there yet is no reason not to know its keys.
std::vector<std::string> with_keys_of_kind(std::vector<std::string> known, std::string_view path) {
  const auto kind = as_kind_path(path);
  if (!kind || !is_kind_name(kind->name)) return known;
  for (const Key& key : keys()) {
    if (key.path.contains('*')) known.push_back(with_name(key.path, kind->name));
  }
  return known;
}

std::string did_you_mean(const std::string& key) { return key.empty() ? "" : "; did you mean " + in_quotes(key) + "?"; }

}  // namespace

std::string_view describe(Type type) {
  switch (type) {
    case Type::duration: return "a duration such as \"5m\"";
    case Type::count: return "a whole number from 0 to 100";
    case Type::boolean: return "true or false";
    case Type::hours: return "hours such as \"Mon-Fri 09:00-17:30\"";
    case Type::choice: return "a word in quotes";
    case Type::list: return "a list of strings such as [\"one\", \"two\"]";
    case Type::keep: return "\"forever\" or a duration such as \"90d\" or \"2y\"";
    case Type::command: return "a command in quotes";
    case Type::time_of_day: return "a time such as \"04:00\"";
    case Type::times: return "a list of times such as [\"12:30\", \"Mon-Fri 15:00\"]";
    case Type::days_off: return "a list of dates such as [\"2026-12-25\", \"12-24\"]";
    case Type::sound: return "\"\", \"default\" or a file in quotes";
  }
  return "a value";
}

std::optional<Place> place_of(std::string_view path) {
  const auto kind = as_kind_path(path);
  const auto pattern = kind ? std::string_view(kind->pattern) : path;
  const auto key = std::ranges::find(keys(), pattern, &Key::path);
  if (key == keys().end() || pattern.contains('*') != kind.has_value()) return std::nullopt;
  if (kind && !is_kind_name(kind->name)) return std::nullopt;
  return Place{&*key, std::string(path), kind ? kind->name : std::string{}};
}

std::expected<Place, std::string> find_place(const Settings& settings, std::string_view path) {
  if (auto place = place_of(path)) return *std::move(place);
  const auto kind = as_kind_path(path);
  if (kind && !is_kind_name(kind->name)) return Refused(bad_kind_name(kind->name));
  return Refused(unknown_key(settings, path));
}

std::string near_kind(const std::vector<Kind>& kinds, std::string_view name) {
  std::vector<std::string> names;
  for (const Kind& kind : kinds) {
    if (without_digits(kind.name) != without_digits(name)) names.push_back(kind.name);
  }
  return toml_text::nearest(name, names);
}

std::string near_kind_of_path(const Settings& settings, std::string_view path) {
  const auto kind = as_kind_path(path);
  if (!kind || !is_kind_name(kind->name)) return {};
  if (std::ranges::find(settings.kinds, kind->name, &Kind::name) != settings.kinds.end()) return {};
  return near_kind(settings.kinds, kind->name);
}

std::string new_kind(std::string_view name, const std::string& meant) {
  return in_quotes(name) + " is a new break" + did_you_mean(meant);
}

std::string unknown_kind(const Settings& settings, std::string_view name) {
  return "unknown break " + in_quotes(name) + did_you_mean(near_kind(settings.kinds, name));
}

bool is_kind_name(std::string_view name) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto allowed = [&](char c) { return small(c) || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
  return !name.empty() && name.size() <= longest_name && small(name.front()) && std::ranges::all_of(name, allowed);
}

std::string bad_kind_name(std::string_view name) {
  if (name.size() > longest_name) {
    return in_quotes(name) + " is too long for a break; at most " + std::to_string(longest_name) + " letters fit";
  }
  return in_quotes(name) +
         " is not a valid name for a break; use lowercase letters, digits, - and _, starting with a letter";
}

std::vector<std::string> known_keys(const Settings& settings) {
  const auto all = keys();
  std::vector<std::string> paths;
  const auto is_kind_key = [](const Key& key) { return key.path.contains('*'); };
  const auto first_of_kind = std::ranges::find_if(all, is_kind_key);
  const auto after_kind = std::find_if_not(first_of_kind, all.end(), is_kind_key);
  for (auto key = all.begin(); key != first_of_kind; ++key) paths.emplace_back(key->path);
  for (const Kind& kind : settings.kinds) {
    for (auto key = first_of_kind; key != after_kind; ++key) paths.push_back(with_name(key->path, kind.name));
  }
  for (auto key = after_kind; key != all.end(); ++key) paths.emplace_back(key->path);
  return paths;
}

std::string unknown_key(const Settings& settings, std::string_view path) {
  const auto known = known_keys(settings);
  const auto inside = [&](const std::string& key) { return key.starts_with(std::string(path) + "."); };
  if (const auto key = std::ranges::find_if(known, inside); key != known.end()) {
    return in_quotes(path) + " is a table; name one of its keys, such as " + *key;
  }
  const auto kind = as_kind_path(path);
  if (kind && !near_kind_of_path(settings, path).empty()) return unknown_kind(settings, kind->name);
  const auto meant = toml_text::nearest(path, with_keys_of_kind(known, path));
  return "unknown key " + in_quotes(path) + did_you_mean(meant);
}

std::string unknown_table(const Settings& settings, std::string_view path) {
  std::vector<std::string> tables;
  for (const auto& key : known_keys(settings)) tables.push_back(key.substr(0, key.rfind('.')));
  return "unknown table " + in_quotes(path) + did_you_mean(toml_text::nearest(path, tables));
}

}  // namespace unknot::settings

// SPDX-License-Identifier: MIT
#include "settings/table/schema.hpp"

#include <algorithm>
#include <iterator>

#include "toml_text/suggest.hpp"

namespace unknot::settings {

namespace {

using What = Mistake::What;
using Refused = std::unexpected<Mistake>;

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

}  // namespace

std::optional<Place> place_of(std::string_view path) {
  const auto kind = as_kind_path(path);
  const auto pattern = kind ? std::string_view(kind->pattern) : path;
  const auto key = std::ranges::find(keys(), pattern, &Key::path);
  if (key == keys().end() || pattern.contains('*') != kind.has_value()) return std::nullopt;
  if (kind && !is_kind_name(kind->name)) return std::nullopt;
  return Place{&*key, std::string(path), kind ? kind->name : std::string{}};
}

std::expected<Place, Mistake> find_place(const Settings& settings, std::string_view path) {
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

Mistake new_kind(std::string_view name, const std::string& meant) {
  return {.what = What::new_kind, .text = std::string(name), .meant = meant};
}

Mistake unknown_kind(const Settings& settings, std::string_view name) {
  return {.what = What::unknown_kind, .text = std::string(name), .meant = near_kind(settings.kinds, name)};
}

bool is_kind_name(std::string_view name) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto allowed = [&](char c) { return small(c) || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
  return !name.empty() && name.size() <= longest_name && small(name.front()) && std::ranges::all_of(name, allowed);
}

Mistake bad_kind_name(std::string_view name) {
  const auto what = name.size() > longest_name ? What::long_kind_name : What::bad_kind_name;
  return {.what = what, .text = std::string(name), .most = longest_name};
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

Mistake unknown_key(const Settings& settings, std::string_view path) {
  const auto known = known_keys(settings);
  const auto inside = [&](const std::string& key) { return key.starts_with(std::string(path) + "."); };
  if (const auto key = std::ranges::find_if(known, inside); key != known.end()) {
    return {.what = What::is_a_table, .text = std::string(path), .part = *key};
  }
  const auto kind = as_kind_path(path);
  if (kind && !near_kind_of_path(settings, path).empty()) return unknown_kind(settings, kind->name);
  return {.what = What::unknown_key,
          .text = std::string(path),
          .meant = toml_text::nearest(path, with_keys_of_kind(known, path))};
}

Mistake unknown_table(const Settings& settings, std::string_view path) {
  std::vector<std::string> tables;
  for (const auto& key : known_keys(settings)) tables.push_back(key.substr(0, key.rfind('.')));
  return {.what = What::unknown_table, .text = std::string(path), .meant = toml_text::nearest(path, tables)};
}

}  // namespace unknot::settings

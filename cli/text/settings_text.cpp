// SPDX-License-Identifier: MIT
#include "text/settings_text.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "settings/table/schema.hpp"
#include "settings/table/set.hpp"
#include "strings/printable.hpp"
#include "words/problems/located.hpp"
#include "words/problems/mistake.hpp"

namespace unknot::cli {

namespace json = boost::json;

namespace {

// The place of "breaks.stretch.every" in objects within objects.
json::value& place_of(json::object& root, std::string_view key) {
  json::object* object = &root;
  for (auto dot = key.find('.'); dot != std::string_view::npos; dot = key.find('.')) {
    json::value& below = (*object)[key.substr(0, dot)];
    if (!below.is_object()) below.emplace_object();
    object = &below.get_object();
    key.remove_prefix(dot + 1);
  }
  return (*object)[key];
}

}  // namespace

std::string plain(const settings::Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text != nullptr && printable_lines(*text) == *text ? *text : settings::to_toml(value);
}

json::value to_json(const settings::Value& value) {
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
    json::array array;
    for (const std::string& text : *list) array.emplace_back(text);
    return array;
  }
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  return json::value(std::get<std::string>(value));
}

json::value to_json(const settings::Loaded& loaded, bool origins) {
  json::object root;
  for (const std::string& key : settings::known_keys(loaded.settings)) {
    const auto value = settings::get_value(loaded.settings, key);
    if (!value) continue;
    json::value& place = place_of(root, key);
    place = to_json(*value);
    if (!origins) continue;
    const auto origin = loaded.origins.find(key);
    json::object both;
    both["value"] = place;
    both["origin"] = origin == loaded.origins.end() ? std::string{settings::built_in} : origin->second;
    place = both;
  }
  return root;
}

json::value to_json(const std::vector<settings::Problem>& problems) {
  json::array array;
  for (const settings::Problem& problem : problems) {
    json::object object;
    object["file"] = problem.file;
    object["line"] = problem.line;
    object["column"] = problem.column;
    object["message"] = words::mistake(problem.mistake);
    object["warning"] = problem.warning;
    array.push_back(object);
  }
  return array;
}

std::string to_lines(const std::vector<settings::Problem>& problems) {
  std::string lines;
  for (const settings::Problem& problem : problems) lines += words::line(problem) + "\n";
  return lines;
}

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
#include "settings/show.hpp"

#include <functional>

#include "settings/layers.hpp"
#include "settings/table/access.hpp"
#include "settings/table/schema.hpp"

namespace unknot::settings {

namespace {

struct Notes {
  std::string above;
  std::string after;
};
using Annotate = std::function<Notes(const Place&)>;

std::string table_of(const std::string& path) {
  const auto dot = path.rfind('.');
  return dot == path.npos ? std::string{} : path.substr(0, dot);
}

std::string show_key(const Settings& settings, const Place& place, const Annotate& annotate) {
  const auto [above, after] = annotate(place);
  const auto leaf = place.path.substr(place.path.rfind('.') + 1);
  return above + leaf + " = " + to_toml(read(settings, place).value()) + after + "\n";
}

std::string show_all(const Settings& settings, const Annotate& annotate) {
  std::string text;
  std::string table;
  for (const auto& path : known_keys(settings)) {
    const auto place = find_place(settings, path).value();
    if (table_of(path) != table) {
      table = table_of(path);
      text += "\n[" + table + "]\n";
    }
    text += show_key(settings, place, annotate);
  }
  return text;
}

std::string one_line(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  return text;
}

std::string origin_note(const std::string& origin) {
  return "  # " + one_line(origin == built_in ? origin : "from " + origin);
}

}  // namespace

std::string show(const Settings& settings) {
  return show_all(settings, [](const Place&) { return Notes{}; });
}

std::string show_with_origins(const Settings& settings, const std::map<std::string, std::string>& origins) {
  return show_all(settings, [&](const Place& place) {
    const auto origin = origins.find(place.path);
    const bool known = origin != origins.end();
    return Notes{"", origin_note(known ? origin->second : std::string(built_in))};
  });
}

std::string show_defaults() {
  return show_all(with_optional_kinds({}),
                  [](const Place& place) { return Notes{"# " + std::string(place.key->help) + "\n", ""}; });
}

}  // namespace unknot::settings

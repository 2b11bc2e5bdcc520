// SPDX-License-Identifier: MIT
// Random settings and settings files without a mistake.
#pragma once

#include <span>
#include <string>

#include "planner/calendar/duration.hpp"
#include "settings/parse.hpp"
#include "settings/table/schema.hpp"
#include "settings/table/set.hpp"
#include "toml_files.hpp"

namespace settings_files {

using toml_files::any_of;

// One of the words, in these quotes.
inline std::string any_word(const std::string& quote, std::span<const std::string_view> words) {
  return quote + std::string(words[*rc::gen::inRange<std::size_t>(0, words.size())]) + quote;
}

inline std::string any_value_of(const std::string& key) {
  using unknot::settings::Type;
  const auto place = unknot::settings::find_place({}, key).value();
  switch (place.key->type) {
    case Type::duration: return any_of({"\"5m\"", "'90s'", "\"1h 30min\"", "\"366d\""});
    case Type::count: return any_of({"0", "3", "0x10", "100"});
    case Type::boolean: return any_of({"true", "false"});
    case Type::hours: return any_of({"\"\"", "\"Mon-Fri 09:00-12:30 13:00-17:30, Sat 10:00-14:00\"", "'22:00-06:00'"});
    case Type::choice: return any_word(any_of({"\"", "'"}), place.key->choices);
    case Type::list:
      if (!place.key->choices.empty()) return any_of({"[]", "[\"\", 'sound', \"view\"]", "['view']"});
      return any_of({"[]", "[\"heat\", 'é # \"x\"']", "[\"pregnant\"]"});
    case Type::command: return any_of({"\"\"", "'notify \"$UNKNOT_KIND\"'", "\"a # b = c\""});
    case Type::sound: return any_of({"\"\"", "'default'", "\"/a b/gong.oga\"", "'~/gong.wav'"});
    case Type::keep: return any_of({"\"forever\"", "\"365d\"", "\"2y\""});
    case Type::time_of_day: return any_of({"\"00:00\"", "'4:00'", "\"23:59\""});
    case Type::times: return any_of({"[]", "[\"12:30\", 'Mon-Fri 15:00']", "[\"Mon Wed Sat-Sun 0:05\"]"});
    case Type::days_off: return any_of({"[]", "['2026-12-24..2027-01-02', \"12-25\"]", "[\"2026-02-28\"]"});
    default: return {};  // of remedies
  }
}

inline std::string any_key() {
  auto keys = unknot::settings::known_keys({});
  for (const auto* leaf : {"every", "lasts", "enabled", "shows", "text", "heads_up", "strict", "confirm", "at"}) {
    for (const auto* name : {"eyes", "a-b_2"}) keys.push_back("breaks." + std::string(name) + "." + leaf);
  }
  return any_of(keys);
}

inline unknot::Settings any_settings() {
  unknot::Settings settings;
  for (auto count = *rc::gen::inRange(0, 12); count > 0; --count) {
    const auto key = any_key();
    RC_ASSERT(unknot::settings::set_value(settings, key, any_value_of(key)).has_value());
  }
  return settings;
}

inline std::string any_line(const std::string& name, const std::string& value) {
  return any_of({"", "\t"}) + name + " = " + value + any_of({"", " # é"});
}

inline std::string any_header(const std::string& table) { return "[" + table + any_of({"]", "] # é"}); }

// Lines that are invalid where they stand (their key is there already) are left out.
inline std::string any_file() {
  const auto newline = any_of({"\n", "\r\n"});
  std::string text = any_of({"", "\xEF\xBB\xBF"});
  std::string table;
  for (auto count = *rc::gen::inRange(0, 14); count > 0; --count) {
    const auto key = any_key();
    const auto dot = key.rfind('.');
    const auto above = dot == key.npos ? "" : key.substr(0, dot);
    const bool with_header = !above.empty() && above != table && *rc::gen::arbitrary<bool>();
    if (!with_header && above != table && !table.empty()) continue;
    const auto name = with_header || above == table ? key.substr(dot + 1) : key;
    std::string more = text;
    if (with_header) more += any_header(above) + newline;
    more += any_line(name, any_value_of(key)) + newline;
    if (!toml_files::is_valid(more)) continue;
    text = more;
    if (with_header) table = above;
  }
  return text;
}

}  // namespace settings_files

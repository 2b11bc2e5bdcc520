// SPDX-License-Identifier: MIT
#include "settings/schema.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "reading/suggest.hpp"

namespace unknot::settings {

namespace {

using namespace std::chrono_literals;
using Refused = std::unexpected<std::string>;

constexpr std::array<std::string_view, 3> shows_choices{"stretches", "walk", "eyes"};
constexpr std::array<std::string_view, 2> passive_choices{"work", "rest"};
constexpr std::string_view breaks_prefix = "breaks.";

const std::array table{
    Key{"idle_after",
        Type::duration,
        "Silence that means you have left",
        1s,
        {},
        [](Settings& s, Kind*) -> Field { return &s.idle_after; }},
    Key{"passive",
        Type::choice,
        "What sitting still before a film is",
        {},
        passive_choices,
        [](Settings& s, Kind*) -> Field { return &s.passive; }},
    Key{"patience",
        Type::duration,
        "How long a reminder waits at most for a gap in your typing",
        0s,
        {},
        [](Settings& s, Kind*) -> Field { return &s.patience; }},
    Key{"gap",
        Type::duration,
        "Breaks closer than this become one, the longer",
        0s,
        {},
        [](Settings& s, Kind*) -> Field { return &s.gap; }},
    Key{"snooze",
        Type::duration,
        "How long a snooze lasts",
        1s,
        {},
        [](Settings& s, Kind*) -> Field { return &s.snooze; }},
    Key{"snooze_limit",
        Type::count,
        "How often one reminder may be snoozed",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.snooze_limit; }},
    Key{"repeat_after",
        Type::duration,
        "When an unanswered reminder comes again",
        1s,
        {},
        [](Settings& s, Kind*) -> Field { return &s.repeat_after; }},
    Key{"repeat_limit",
        Type::count,
        "How often an unanswered reminder comes again",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.repeat_limit; }},
    Key{"hours",
        Type::hours,
        "The weekly hours in which reminders come; empty: always",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.hours; }},
    Key{"breaks.*.every",
        Type::duration,
        "Work between two of these breaks",
        1s,
        {},
        [](Settings&, Kind* k) -> Field { return &k->every; }},
    Key{"breaks.*.lasts",
        Type::duration,
        "How long the break lasts",
        1s,
        {},
        [](Settings&, Kind* k) -> Field { return &k->lasts; }},
    Key{"breaks.*.enabled",
        Type::boolean,
        "Whether this break comes at all",
        {},
        {},
        [](Settings&, Kind* k) -> Field { return &k->enabled; }},
    Key{"breaks.*.shows",
        Type::choice,
        "What the break suggests",
        {},
        shows_choices,
        [](Settings&, Kind* k) -> Field { return &k->shows; }},
    Key{"breaks.*.text",
        Type::list,
        "Your own lines, shown instead, one for each break",
        {},
        {},
        [](Settings&, Kind* k) -> Field { return &k->text; }},
    Key{"hold.dnd",
        Type::boolean,
        "Do not disturb holds a reminder back",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.hold.dnd; }},
    Key{"hold.meeting",
        Type::boolean,
        "A meeting holds a reminder back",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.hold.meeting; }},
    Key{"hold.fullscreen",
        Type::boolean,
        "A full screen holds a reminder back",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.hold.fullscreen; }},
    Key{"notification.pictures",
        Type::boolean,
        "Show the picture of a stretch",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.notification.pictures; }},
    Key{"notification.sound",
        Type::boolean,
        "Play a sound with a reminder",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.notification.sound; }},
    Key{"remedies.off",
        Type::list,
        "Remedies never to be shown, by id",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.remedies.off; }},
    Key{"remedies.exclude",
        Type::list,
        "What does not suit you, such as \"pregnant\"",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.remedies.exclude; }},
    Key{"remedies.medicine_card",
        Type::boolean,
        "Show the information card on pain tablets",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.remedies.medicine_card; }},
    Key{"remedies.good",
        Type::list,
        "Remedies that did you good, by id; they come more often",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.remedies.good; }},
    Key{"remedies.bad",
        Type::list,
        "Remedies that did not, by id; only remembered",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.remedies.bad; }},
    Key{"history.keep",
        Type::keep,
        "How long the history is kept",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.history.keep; }},
    Key{"hooks.due",
        Type::command,
        "Run when a reminder is put on screen",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.hooks.due; }},
    Key{"hooks.start",
        Type::command,
        "Run when a break begins",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.hooks.start; }},
    Key{"hooks.end",
        Type::command,
        "Run when a break is over",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.hooks.end; }},
    Key{"hooks.skip",
        Type::command,
        "Run when a reminder is skipped or a break broken off",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.hooks.skip; }},
    Key{"hooks.pause",
        Type::command,
        "Run when a pause begins",
        {},
        {},
        [](Settings& s, Kind*) -> Field { return &s.hooks.pause; }},
    Key{"hooks.limit",
        Type::duration,
        "How long a hook may run before it is stopped",
        1s,
        {},
        [](Settings& s, Kind*) -> Field { return &s.hooks.limit; }},
};

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

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
  for (const Key& key : table) {
    if (key.path.contains('*')) known.push_back(with_name(key.path, kind->name));
  }
  return known;
}

std::string did_you_mean(const std::string& key) { return key.empty() ? "" : "; did you mean " + quoted(key) + "?"; }

}  // namespace

std::span<const Key> keys() { return table; }

std::string_view describe(Type type) {
  switch (type) {
    case Type::duration: return "a duration such as \"5m\"";
    case Type::count: return "a whole number from 0 to 100";
    case Type::boolean: return "true or false";
    case Type::hours: return "hours such as \"Mon-Fri 09:00-17:30\"";
    case Type::choice: return "a word in quotes";
    case Type::list: return "a list of texts such as [\"one\", \"two\"]";
    case Type::keep: return "\"forever\" or a duration such as \"90d\" or \"2y\"";
    case Type::command: return "a command in quotes";
  }
  return "a value";
}

std::expected<Place, std::string> find_place(const Settings& settings, std::string_view path) {
  const auto kind = as_kind_path(path);
  const auto pattern = kind ? std::string_view(kind->pattern) : path;
  const auto key = std::ranges::find(table, pattern, &Key::path);
  if (key == table.end() || pattern.contains('*') != kind.has_value()) {
    return Refused(unknown_key(settings, path));
  }
  if (kind && !is_kind_name(kind->name)) return Refused(bad_kind_name(kind->name));
  return Place{&*key, std::string(path), kind ? kind->name : std::string{}};
}

bool is_kind_name(std::string_view name) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto allowed = [&](char c) { return small(c) || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
  return !name.empty() && small(name.front()) && std::ranges::all_of(name, allowed);
}

std::string bad_kind_name(std::string_view name) {
  return quoted(name) + " can't name a break; use small letters, digits, - and _, and begin with a letter";
}

std::vector<std::string> known_keys(const Settings& settings) {
  std::vector<std::string> paths;
  const auto is_kind_key = [](const Key& key) { return key.path.contains('*'); };
  const auto first_of_kind = std::ranges::find_if(table, is_kind_key);
  const auto after_kind = std::find_if_not(first_of_kind, table.end(), is_kind_key);
  for (auto key = table.begin(); key != first_of_kind; ++key) paths.emplace_back(key->path);
  for (const Kind& kind : settings.kinds) {
    for (auto key = first_of_kind; key != after_kind; ++key) paths.push_back(with_name(key->path, kind.name));
  }
  for (auto key = after_kind; key != table.end(); ++key) paths.emplace_back(key->path);
  return paths;
}

std::string unknown_key(const Settings& settings, std::string_view path) {
  const auto known = known_keys(settings);
  const auto inside = [&](const std::string& key) { return key.starts_with(std::string(path) + "."); };
  if (const auto key = std::ranges::find_if(known, inside); key != known.end()) {
    return quoted(path) + " is a table; name one of its keys, such as " + *key;
  }
  const auto meant = reading::nearest(path, with_keys_of_kind(known, path));
  return "unknown key " + quoted(path) + did_you_mean(meant);
}

std::string unknown_table(const Settings& settings, std::string_view path) {
  std::vector<std::string> tables;
  for (const auto& key : known_keys(settings)) tables.push_back(key.substr(0, key.rfind('.')));
  return "unknown table " + quoted(path) + did_you_mean(reading::nearest(path, tables));
}

}  // namespace unknot::settings

// SPDX-License-Identifier: MIT
#include "settings/change.hpp"

#include <algorithm>

#include "settings/table/access.hpp"
#include "settings/table/schema.hpp"
#include "settings/table/set.hpp"
#include "settings/write_lock.hpp"
#include "splice/edit.hpp"
#include "strings/printable.hpp"
#include "toml_text/nodes.hpp"

namespace unknot::settings {

namespace {

using What = Mistake::What;
using toml_text::refused;
using Changed = std::expected<Change, Problem>;
using Refused = std::unexpected<Problem>;

// The syntax is looked at first, so that its error has the name of the file and the place in it.
std::expected<void, Problem> check_syntax(const Places& places, const std::string& text) {
  auto tree = parse_toml(text, printable(places.user.string()));
  if (tree) return {};
  return toml_text::in_an_editor_first(std::move(tree.error()));
}

std::expected<std::string, Problem> text_of(const Places& places) {
  auto text = read_file(places.user);
  if (!text) return refused(std::move(text.error()));
  if (auto valid = check_syntax(places, text->value_or("")); !valid) return Refused(std::move(valid.error()));
  return text->value_or("");
}

// `change(before)` while nobody else changes the file.
template <class Changing>
Changed locked(const Places& places, const Changing& change) {
  if (places.user.empty()) return refused({What::no_place});
  const auto lock = WriteLock::take(places.user);
  if (!lock) return refused(lock.error());
  const auto before = text_of(places);
  return before ? change(*before) : Refused(before.error());
}

// All layers with `text` in place of the person's file.
Loaded load_with(const Places& places, const Environment& environment, const std::string& text) {
  std::vector<Layer> layers;
  for (const auto& file : places.system) {
    if (auto read = read_file(file).value_or(std::nullopt)) {
      layers.push_back({printable(file.string()), *std::move(read)});
    }
  }
  layers.push_back({printable(places.user.string()), text});
  return merge(layers, environment);
}

// An error of `after` that was not there before; existing errors need not be fixed all at once.
const Problem* new_error(const Loaded& before, const Loaded& after) {
  const auto is_new = [&](const Problem& problem) {
    const auto same = [&](const Problem& old) { return old.file == problem.file && old.mistake == problem.mistake; };
    return !problem.warning && std::ranges::none_of(before.problems, same);
  };
  const auto found = std::ranges::find_if(after.problems, is_new);
  return found == after.problems.end() ? nullptr : &*found;
}

Changed write_checked(const Places& places, const Environment& environment, const std::string& before,
                      const std::string& after) {
  Change change{after != before, load_with(places, environment, after)};
  if (const auto* error = new_error(load_with(places, environment, before), change.loaded)) {
    return Refused(*error);
  }
  if (change.written) {
    if (auto written = write_file(places.user, after); !written) return refused(std::move(written.error()));
  }
  return change;
}

Refused in_file(const Places& places, Problem problem) {
  problem.file = printable(places.user.string());
  return Refused(std::move(problem));
}

Changed set(const Places& places, const Environment& environment, const std::string& before, std::string_view key,
            std::string_view text) {
  auto merged = load_with(places, environment, before).settings;
  const auto place = find_place(merged, key);
  if (!place) return refused(place.error());
  const auto value = value_from_text(*place->key, text);
  if (!value) return refused(at_key(place->path, value.error()));
  if (auto valid = write(merged, *place, *value); !valid) return refused(std::move(valid.error()));
  const auto after = set_in_text(before, key, to_toml(*value));
  if (!after) return in_file(places, after.error());
  return write_checked(places, environment, before, *after);
}

std::expected<std::string, Problem> without(const std::string& before, const Settings& settings, std::string_view key) {
  if (!whole_break(settings, key)) return unset_in_text(before, key);
  std::expected<std::string, Problem> text = before;
  for (const std::string& each : known_keys(settings)) {
    if (text && each.starts_with(std::string(key) + ".")) text = unset_in_text(*text, each);
  }
  return text;
}

Changed unset(const Places& places, const Environment& environment, const std::string& before, std::string_view key) {
  const Settings settings = load_with(places, environment, before).settings;
  const auto after = without(before, settings, key);
  if (!after) return in_file(places, after.error());
  // A key that the file has may go even if we don't know it.
  if (*after == before && !whole_break(settings, key)) {
    if (const auto place = find_place(settings, key); !place) return refused(place.error());
  }
  return write_checked(places, environment, before, *after);
}

}  // namespace

std::optional<std::string> whole_break(const Settings& settings, std::string_view key) {
  constexpr std::string_view table = "breaks.";
  if (!key.starts_with(table)) return std::nullopt;
  const std::string name(key.substr(table.size()));
  const bool known = std::ranges::find(settings.kinds, name, &Kind::name) != settings.kinds.end();
  return known ? std::optional{name} : std::nullopt;
}

Changed set_in_file(const Places& places, const Environment& environment, std::string_view key, std::string_view text) {
  return locked(places, [&](const std::string& before) { return set(places, environment, before, key, text); });
}

Changed set_in_file(const Places& places, const Environment& environment, std::string_view key,
                    const std::function<std::string(const Settings&)>& text) {
  return locked(places, [&](const std::string& before) {
    return set(places, environment, before, key, text(load_with(places, {}, before).settings));
  });
}

Changed unset_in_file(const Places& places, const Environment& environment, std::string_view key) {
  return locked(places, [&](const std::string& before) { return unset(places, environment, before, key); });
}

}  // namespace unknot::settings

// SPDX-License-Identifier: MIT
#include "settings/change.hpp"

#include <algorithm>

#include "settings/access.hpp"
#include "settings/schema.hpp"
#include "settings/set.hpp"
#include "splice/edit.hpp"
#include "strings/printable.hpp"
#include "toml_text/nodes.hpp"

namespace unknot::settings {

namespace {

using Changed = std::expected<Change, std::string>;
using Refused = std::unexpected<std::string>;

// The syntax is looked at first, so that its error has the name of the file and the place in it.
std::expected<void, std::string> check_syntax(const Places& places, const std::string& text) {
  const auto tree = parse_toml(text, printable(places.user.string()));
  if (!tree) return Refused(to_string(tree.error()) + "; fix the file in an editor first");
  return {};
}

std::expected<std::string, std::string> text_of(const Places& places) {
  if (places.user.empty()) return Refused("can't find your settings: HOME is not set; name a file with --config");
  auto text = read_file(places.user);
  if (!text) return Refused(std::move(text.error()));
  if (auto valid = check_syntax(places, text->value_or("")); !valid) return Refused(std::move(valid.error()));
  return text->value_or("");
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
    const auto same = [&](const Problem& old) { return old.file == problem.file && old.message == problem.message; };
    return !problem.warning && std::ranges::none_of(before.problems, same);
  };
  const auto found = std::ranges::find_if(after.problems, is_new);
  return found == after.problems.end() ? nullptr : &*found;
}

Changed write_checked(const Places& places, const Environment& environment, const std::string& before,
                      const std::string& after) {
  Change change{after != before, load_with(places, environment, after)};
  if (const auto* error = new_error(load_with(places, environment, before), change.loaded)) {
    return Refused(to_string(*error));
  }
  if (change.written) {
    if (auto written = write_file(places.user, after); !written) return Refused(std::move(written.error()));
  }
  return change;
}

std::string in_file(const Places& places, const std::string& why) {
  return printable(places.user.string()) + ": " + why;
}

}  // namespace

std::expected<Change, std::string> set_in_file(const Places& places, const Environment& environment,
                                               std::string_view key, std::string_view text) {
  const auto before = text_of(places);
  if (!before) return Refused(before.error());
  auto merged = load_with(places, environment, *before).settings;
  const auto place = find_place(merged, key);
  if (!place) return Refused(place.error());
  const auto value = value_from_text(*place->key, text);
  if (!value) return Refused(place->path + ": " + value.error());
  if (auto valid = write(merged, *place, *value); !valid) return Refused(std::move(valid.error()));
  const auto after = set_in_text(*before, key, to_toml(*value));
  if (!after) return Refused(in_file(places, after.error()));
  return write_checked(places, environment, *before, *after);
}

std::expected<Change, std::string> unset_in_file(const Places& places, const Environment& environment,
                                                 std::string_view key) {
  const auto before = text_of(places);
  if (!before) return Refused(before.error());
  const auto after = unset_in_text(*before, key);
  if (!after) return Refused(in_file(places, after.error()));
  // A key that the file has may go even if we don't know it.
  if (*after == *before) {
    const auto place = find_place(load_with(places, environment, *before).settings, key);
    if (!place) return Refused(place.error());
  }
  return write_checked(places, environment, *before, *after);
}

}  // namespace unknot::settings

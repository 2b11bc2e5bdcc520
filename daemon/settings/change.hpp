// SPDX-License-Identifier: MIT
// `config set` and `config unset`: one key in the person's own file, checked before it is written.
#pragma once

#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "settings/file.hpp"
#include "settings/layers.hpp"
#include "toml_text/value.hpp"

namespace unknot::settings {

struct Change {
  bool written = false;  // false: the file had it like that already
  // What all layers say now; another layer may outrank the file: see its origins.
  Loaded loaded;
};

// `text` as in set_value. Nothing is written if the key or the value is wrong, if the file can't be changed in this one
// place only, or if the merged settings would be worse than before.
[[nodiscard]] std::expected<Change, Problem> set_in_file(const Places& places, const Environment& environment,
                                                         std::string_view key, std::string_view text);

// The same with a text that depends on what the files say at that moment: nobody changes them in between.
[[nodiscard]] std::expected<Change, Problem> set_in_file(const Places& places, const Environment& environment,
                                                         std::string_view key,
                                                         const std::function<std::string(const Settings&)>& text);

// The name of a break of these settings, where `key` is a whole break and not one of its keys: "breaks.water".
[[nodiscard]] std::optional<std::string> whole_break(const Settings& settings, std::string_view key);

// Takes the key out of the file, or all keys of a whole break, so that the layers below hold again.
[[nodiscard]] std::expected<Change, Problem> unset_in_file(const Places& places, const Environment& environment,
                                                           std::string_view key);

}  // namespace unknot::settings

// SPDX-License-Identifier: MIT
// PURE: the ways to write a new key into a TOML text. None of them is checked here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "splice/scan.hpp"

namespace unknot::settings {

// A new `path = toml` for `text`, which has no such key yet.
struct NewKey {
  std::string_view text;
  const std::vector<Section>& sections;  // of the text
  const Path& path;
  std::string_view toml;
};

// The changed text, or nothing where this way does not apply.
using Way = std::optional<std::string> (*)(const NewKey&);

// The one that looks most like the rest of the file first.
[[nodiscard]] const std::vector<Way>& ways_to_insert();

// Whether `prefix` is `path` or one of the tables it stands in.
[[nodiscard]] bool begins_with(const Path& path, const Path& prefix);
// Whether the value of `entry` is written as { ... }.
[[nodiscard]] bool opens_inline_table(std::string_view text, const Entry& entry);

}  // namespace unknot::settings

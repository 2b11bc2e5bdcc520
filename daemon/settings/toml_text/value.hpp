// SPDX-License-Identifier: MIT
// The value of one key as it stands in a file: durations and hours are still text here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace unknot::settings {

using Value = std::variant<bool, std::int64_t, std::string, std::vector<std::string>>;

// The value as TOML, on one line: `true`, `3`, `"5m"`, `["heat", "wall-slides"]`.
[[nodiscard]] std::string to_toml(const Value& value);

// Reads exactly one TOML value; nothing if `text` is none, or is one that no key takes (a date, a table).
[[nodiscard]] std::optional<Value> read_value(std::string_view text);

}  // namespace unknot::settings

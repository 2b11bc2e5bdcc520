// SPDX-License-Identifier: MIT
// What the rest of this folder needs of toml++; include it in source files only.
#pragma once

#include <toml++/toml.h>

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "settings/problem.hpp"
#include "settings/value.hpp"

namespace unknot::settings {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

[[nodiscard]] std::string_view without_mark(std::string_view text);

// Never throws. Only the first error of the syntax is known; `file` is the name it gets.
[[nodiscard]] std::expected<toml::table, Problem> parse_toml(std::string_view text, std::string file);

// Nothing if no key takes such a value.
[[nodiscard]] std::optional<Value> value_of(const toml::node& node);

// "a whole number", "a table" and so on.
[[nodiscard]] std::string_view describe(const toml::node& node);

}  // namespace unknot::settings

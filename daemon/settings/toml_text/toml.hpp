// SPDX-License-Identifier: MIT
// Reads a TOML text; include it in source files only, and link toml++ there.
#pragma once

#include <toml++/toml.h>

#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toml_text/problem.hpp"

namespace unknot::toml_text {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// The text behind a byte order mark, if it begins with one.
[[nodiscard]] std::string_view without_mark(std::string_view text);

// Never throws. Only the first error of the syntax is known; `file` is the name it gets.
[[nodiscard]] std::expected<toml::table, Problem> parse_toml(std::string_view text, std::string file);

// The entries in the order of the text; toml++ sorts them by name.
[[nodiscard]] std::vector<std::pair<const toml::key*, const toml::node*>> by_place(const toml::table& table);

[[nodiscard]] Found kind_of(const toml::node& node);

}  // namespace unknot::toml_text

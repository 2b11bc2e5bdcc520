// SPDX-License-Identifier: MIT
// What the rest of this folder needs of toml++; include it in source files only.
#pragma once

#include <optional>

#include "reading/toml.hpp"
#include "settings/problem.hpp"
#include "settings/value.hpp"

namespace unknot::settings {

using reading::byte_order_mark;
using reading::describe;
using reading::parse_toml;
using reading::without_mark;

// Nothing if no key takes such a value.
[[nodiscard]] std::optional<Value> value_of(const toml::node& node);

}  // namespace unknot::settings

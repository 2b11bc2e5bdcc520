// SPDX-License-Identifier: MIT
// What the rest of this folder needs of toml++; include it in source files only.
#pragma once

#include <optional>

#include "toml_text/problem.hpp"
#include "toml_text/toml.hpp"
#include "toml_text/value.hpp"

namespace unknot::settings {

using toml_text::byte_order_mark;
using toml_text::kind_of;
using toml_text::parse_toml;
using toml_text::Problem;
using toml_text::without_mark;

// Nothing if no key takes such a value.
[[nodiscard]] std::optional<Value> value_of(const toml::node& node);

}  // namespace unknot::settings

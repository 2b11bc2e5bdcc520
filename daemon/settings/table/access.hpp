// SPDX-License-Identifier: MIT
// Reads and writes one key of settings in memory; every value is checked here.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "planner/settings.hpp"
#include "settings/table/schema.hpp"
#include "toml_text/value.hpp"

namespace unknot::settings {

// Of a list.
inline constexpr std::size_t most_entries = 200;

// The value as a file would have it. The error: there is no such kind.
[[nodiscard]] std::expected<Value, Mistake> read(const Settings& settings, const Place& place);

// Checks the value and puts it in; makes the kind if it is new. On an error nothing is changed.
[[nodiscard]] std::expected<void, Mistake> write(Settings& settings, const Place& place, const Value& value);

// The kind of this name, made with its defaults if it is new; nothing if there are most_kinds already. The name must be
// allowed.
[[nodiscard]] Kind* kind_named(Settings& settings, std::string_view name);

// One that has defaults of its own, is off, and is there as soon as settings say something of it.
[[nodiscard]] bool is_optional_kind(std::string_view name);
// As if these settings said something of each of them.
[[nodiscard]] Settings with_optional_kinds(Settings settings);

[[nodiscard]] Mistake too_many_kinds();

}  // namespace unknot::settings

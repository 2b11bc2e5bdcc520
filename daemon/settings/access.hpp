// SPDX-License-Identifier: MIT
// Reads and writes one key of settings in memory; every value is checked here.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "planner/settings.hpp"
#include "settings/schema.hpp"
#include "settings/value.hpp"

namespace unknot::settings {

// The value as a file would have it. The error is a sentence for people: there is no such kind.
[[nodiscard]] std::expected<Value, std::string> read(const Settings& settings, const Place& place);

// Checks the value and puts it in; makes the kind if it is new. On an error, a sentence for people that begins with
// the key, nothing is changed.
[[nodiscard]] std::expected<void, std::string> write(Settings& settings, const Place& place, const Value& value);

// The kind of this name, made with its defaults if it is new. The name must be allowed.
Kind& kind_named(Settings& settings, std::string_view name);

}  // namespace unknot::settings

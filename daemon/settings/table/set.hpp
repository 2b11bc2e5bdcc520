// SPDX-License-Identifier: MIT
// One key of settings in memory, named and written by a person: on a command line, in a day file, in the environment.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "planner/settings.hpp"
#include "settings/table/schema.hpp"
#include "toml_text/value.hpp"

namespace unknot::settings {

// `text` as a value for `key`: a TOML value, or bare text where the key takes text (`3m`, `Mon-Fri 09:00-17:30`). It
// may still be one that the key refuses. The error is that it is no UTF-8.
[[nodiscard]] std::expected<Value, Mistake> value_from_text(const Key& key, std::string_view text);

// The error has a suggestion for a mistyped key; then nothing is changed.
// `breaks.NEW.every` makes the kind.
[[nodiscard]] std::expected<void, Mistake> set_value(Settings& settings, std::string_view key, std::string_view text);

[[nodiscard]] std::expected<Value, Mistake> get_value(const Settings& settings, std::string_view key);

// Switches off what `fixed_times_only` leaves out, for those who go by these settings: what a person set as `enabled`
// is gone then. Of files, load_to_apply does it.
void keep_only_fixed_times(Settings& settings);

}  // namespace unknot::settings

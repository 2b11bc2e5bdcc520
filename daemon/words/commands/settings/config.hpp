// SPDX-License-Identifier: MIT
// What `unknot config` says. Values come as they are shown.
#pragma once

#include <string>
#include <vector>

namespace unknot::words {

// In the place of a value.
[[nodiscard]] std::string value_not_set();
[[nodiscard]] std::string value_empty();
// In the place of a file that a value comes from.
[[nodiscard]] std::string value_built_in();

// What a change has done to a key.
[[nodiscard]] std::string value_is_already(const std::string& key, const std::string& value);
[[nodiscard]] std::string value_is_now(const std::string& key, const std::string& value, const std::string& before);
// It was removed; `origin` is where its value comes from now.
[[nodiscard]] std::string value_was_not_set(const std::string& key, const std::string& value,
                                            const std::string& origin);
[[nodiscard]] std::string value_is_again(const std::string& key, const std::string& value, const std::string& origin,
                                         const std::string& before);
// A whole break was removed.
[[nodiscard]] std::string break_was_not_set(const std::string& kind);
[[nodiscard]] std::string break_is_again_default(const std::string& kind);
[[nodiscard]] std::string break_is_removed(const std::string& kind);
// A new break that is like another; `command` creates it. Begins in lower case.
[[nodiscard]] std::string break_mistyped(const std::string& kind, const std::string& meant, const std::string& command);

[[nodiscard]] std::string settings_valid();
[[nodiscard]] std::string settings_not_in_effect();
[[nodiscard]] std::string settings_without_home();

}  // namespace unknot::words

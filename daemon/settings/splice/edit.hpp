// SPDX-License-Identifier: MIT
// PURE: changes one value in the text of a settings file and keeps every other byte.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "toml_text/problem.hpp"

namespace unknot::settings {

// `key` in dots ("breaks.stretch.every"), `toml` a TOML value on one line. A value that is there is replaced in its
// place; a new key goes after the last one of its own table, or into a new table at the end. The result is read again,
// and must be the old tree with this one value changed; if not, and if the text can't be read, it is refused.
[[nodiscard]] std::expected<std::string, toml_text::Problem> set_in_text(std::string_view text, std::string_view key,
                                                                         std::string_view toml);

// Takes the key out, and its line, and its table if nothing is left in it; a comment stays. A key that is not there:
// the text as it was. Errors as above.
[[nodiscard]] std::expected<std::string, toml_text::Problem> unset_in_text(std::string_view text, std::string_view key);

}  // namespace unknot::settings

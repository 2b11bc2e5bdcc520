// SPDX-License-Identifier: MIT
// How messages set off what somebody wrote.
#pragma once

#include <string>
#include <string_view>

namespace unknot {

// 'text'
[[nodiscard]] inline std::string in_quotes(std::string_view text) { return "'" + std::string(text) + "'"; }

}  // namespace unknot

// SPDX-License-Identifier: MIT
// The lines of a day file that tell of another machine (R34 to R37).
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mistakes/mistake.hpp"
#include "planner/event.hpp"

namespace unknot {

// `hold` and `release` of `elsewhere` and `call`, and what begins with `elsewhere`. None: it is another line.
[[nodiscard]] std::expected<std::optional<Event>, Mistake> parse_elsewhere(const std::vector<std::string_view>& words);

}  // namespace unknot

// SPDX-License-Identifier: MIT
// Runs a day file against the planner instantly.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "planner/days/day.hpp"

namespace unknot {

// The whole day, inputs and outputs in order, one a line; or why it can't be played.
[[nodiscard]] std::expected<std::string, DayProblem> simulate(std::string_view text);

// `unknotd simulate FILE`: prints the day; exit status 0, or 1 with file, line and reason on the error stream.
int simulate_command(const std::string& path);

}  // namespace unknot

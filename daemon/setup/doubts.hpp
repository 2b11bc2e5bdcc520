// SPDX-License-Identifier: MIT
// PURE: what the settings may say, but can hardly mean: a warning each. None of them switches anything off.
#pragma once

#include <chrono>
#include <vector>

#include "settings/layers.hpp"

namespace unknot {

// A fixed time that lies outside the hours on all its days, an `every` beside fixed times, which make it useless (R30),
// and a break that lasts longer than the work before it.
[[nodiscard]] std::vector<toml_text::Problem> check_times(const settings::Loaded& loaded);

// What depends on the day: days off that are over, and a fixed time that comes on none of the next 366 days, as those
// that the hours leave it are off (R32).
[[nodiscard]] std::vector<toml_text::Problem> check_dates(const settings::Loaded& loaded,
                                                          std::chrono::local_days today);

// Both.
[[nodiscard]] std::vector<toml_text::Problem> all_doubts(const settings::Loaded& loaded, std::chrono::local_days today);

}  // namespace unknot

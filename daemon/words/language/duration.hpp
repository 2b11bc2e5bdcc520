// SPDX-License-Identifier: MIT
// Durations, for reading.
#pragma once

#include <string>

#include "planner/time.hpp"

namespace unknot::words {

// "1 h 12 min", "7 min", "40 s"; rounded up to the unit shown, so that nothing is due "in 0 min".
[[nodiscard]] std::string duration(Duration length);
// "6 h 12 min", to the nearest minute; from a hundred hours on to the nearest hour.
[[nodiscard]] std::string to_the_minute(Duration length);
// "1 min 30 s", "40 s", rounded up to a second.
[[nodiscard]] std::string to_the_second(Duration length);
// The exact length of a break: "1 min", "90 s". Parts of a second are cut off.
[[nodiscard]] std::string exact_length(Duration length);
// "0:45 left", of a countdown.
[[nodiscard]] std::string left(Duration left);
// The same in steps: "1 min 15 s left", "Halfway, 30 s left".
[[nodiscard]] std::string left_in_words(Duration left);
[[nodiscard]] std::string halfway(Duration left);
[[nodiscard]] std::string halfway();
[[nodiscard]] std::string last_ten_seconds();

}  // namespace unknot::words

// SPDX-License-Identifier: MIT
// Durations as people write them: "90s", "5m", "1h30m".
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "mistakes/mistake.hpp"
#include "planner/time.hpp"

namespace unknot {

// The longest duration that is accepted anywhere.
inline constexpr Duration longest_duration = std::chrono::days{366};

// Units s, sec, m, min, h, d and their long forms, as systemd.time(7) names them; spaces allowed, each
// unit at most once and falling. A bare number is refused (the unit is missing), except 0.
[[nodiscard]] std::expected<Duration, Mistake> parse_duration(std::string_view text);

// How long something is kept: "forever" (nothing), years of 365 days such as "5y", at most 100 of them, or a duration
// of at least a day.
[[nodiscard]] std::expected<std::optional<Duration>, Mistake> parse_keep(std::string_view text);

// What parse_keep reads back: "forever", "2y", "90d".
[[nodiscard]] std::string format_keep(std::optional<Duration> keep);

// The shortest exact form that parse_duration reads back: "1h30m", "90s" as "1m30s", "0s".
// Milliseconds are cut off.
[[nodiscard]] std::string format_duration(Duration duration);

// What is said of a duration: days and hours, or hours and minutes, or seconds below a minute. Rounded up to the
// smaller of the two, so that nothing is due "in 0 min".
struct SpokenParts {
  long days = 0;
  long hours = 0;
  long minutes = 0;
  long seconds = 0;
};
[[nodiscard]] SpokenParts spoken_parts(Duration duration);

// These in English, for logs: "1 h 12 min", "7 min", "40 s".
[[nodiscard]] std::string spoken_duration(Duration duration);

}  // namespace unknot

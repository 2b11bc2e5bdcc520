// SPDX-License-Identifier: MIT
// Times as people write them ("20m", "until 14:00", "monday 9:00", "24 dec"), read in the local zone.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <variant>

#include "planner/calendar/duration.hpp"
#include "planner/time.hpp"

namespace unknot::cli {

// A point of the calendar that is still to come, and what was assumed to find it.
struct Moment {
  WallTime at;
  std::string note;  // "14:00 is past today, so tomorrow is meant."; empty if nothing was assumed

  bool operator==(const Moment&) const = default;
};

using When = std::variant<Duration, Moment>;

// Reads a length (parse_duration), with or without `for` before it, or a time after `now` and within longest_duration:
// a time of day, a day, or both, with or without `until` before them. A day is today, tomorrow, a weekday, 2026-12-24
// or 24 dec; alone it is meant from its first moment on, but `today` to its end. Reads whatever Calendar::say() says. A
// time that two moments share is the earlier, one that is skipped is the later of the two it could mean. The error is a
// sentence for people.
[[nodiscard]] std::expected<When, std::string> parse_when(std::string_view text, WallTime now);

// The same where something is to last: a length of nothing is an error too.
[[nodiscard]] std::expected<When, std::string> parse_lasting(std::string_view text, WallTime now);

}  // namespace unknot::cli

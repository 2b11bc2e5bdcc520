// SPDX-License-Identifier: MIT
// Times as people say them ("20m", "until 14:00", "monday 9:00"), read in the local zone (TZ, else the machine's).
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <variant>

#include "planner/time.hpp"

namespace unknot::cli {

// A point of the calendar, and what was assumed to find it.
struct Moment {
  WallTime at;
  std::string note;  // "14:00 is past today, so tomorrow is meant."; empty if nothing was assumed

  bool operator==(const Moment&) const = default;
};

using When = std::variant<Duration, Moment>;

// Reads a length (parse_duration) or a time of day: `14:00`, `until 14:00`, `tomorrow 9:00`, `monday 9:00`, after
// `now`. A time that two moments share is the earlier, one that is skipped is the later of the two it could mean.
// The error is a sentence for people.
[[nodiscard]] std::expected<When, std::string> parse_when(std::string_view text, WallTime now);

// The moment at which a local clock shows `local`, by the rule of parse_when.
[[nodiscard]] WallTime local_to_wall(LocalTime local);

// What a local clock shows.
[[nodiscard]] LocalTime wall_to_local(WallTime at);

}  // namespace unknot::cli

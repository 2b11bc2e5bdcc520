// SPDX-License-Identifier: MIT
// PURE: the events of a calendar file (RFC 5545) as lines, whatever bytes it consists of.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "mistakes/mistake.hpp"

namespace unknot::cli {

inline constexpr std::size_t most_events = 20'000;

// The lines of one event, unfolded: those that say when it is, how often, and what it is called.
using EventLines = std::vector<std::string>;

struct Events {
  std::vector<EventLines> events;
  int broken = 0;  // too long, or cut off
};

// The error: it is no calendar, or has more than most_events.
[[nodiscard]] std::expected<Events, Mistake> events_in(std::string_view text);

}  // namespace unknot::cli

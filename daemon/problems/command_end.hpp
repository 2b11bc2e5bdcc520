// SPDX-License-Identifier: MIT
// How a command outside the daemon ended. It is data: words/problems/command_end.hpp has the sentence of each.
#pragma once

#include <cstddef>
#include <string>

namespace unknot::desktop {

inline constexpr std::size_t commands_at_once = 16;

struct CommandEnd {
  enum class How {
    well,
    with_status,
    by_signal,
    failed,  // as a unit, whose journal says more
    too_many,
    cant_start,
    refused,  // by the user manager
    at_limit,
  };
  static constexpr auto last_how = How::at_limit;

  How how = How::well;
  int number = 0;        // the status or the signal
  std::string detail{};  // the unit; or what the system said, taken as it is

  bool operator==(const CommandEnd&) const = default;
};

}  // namespace unknot::desktop

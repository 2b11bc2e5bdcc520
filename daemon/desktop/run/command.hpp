// SPDX-License-Identifier: MIT
// A command of the person's own, as plain data.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "planner/time.hpp"

namespace unknot::desktop {

struct Command {
  std::string name;                // of the hook, for messages: "due"
  std::string line;                // for /bin/sh
  std::vector<std::string> facts;  // added to its environment: "UNKNOT_KIND=stretch"
  Duration limit;                  // it is stopped when it runs for longer

  bool operator==(const Command&) const = default;
};

// Takes one sentence for the person: a command failed, was stopped or could not be started.
using Complain = std::function<void(const std::string& why)>;

inline constexpr std::size_t commands_at_once = 16;

[[nodiscard]] inline std::string too_many(const std::string& name) {
  return "The hook " + name + " was not run: " + std::to_string(commands_at_once) + " hooks are still running.";
}
[[nodiscard]] std::string stopped_at_limit(const Command& command);

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
// A command outside the daemon, as plain data.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "planner/time.hpp"
#include "problems/command_end.hpp"

namespace unknot::desktop {

struct Command {
  // A command of the person's own, or a player of sounds.
  enum class What { hook, player };

  std::string name;                // of the hook: "due"; of the player: "pw-play"
  std::string line;                // for /bin/sh
  std::vector<std::string> facts;  // added to its environment: "UNKNOT_KIND=stretch"
  Duration limit;                  // it is stopped when it runs for longer
  What what = What::hook;

  bool operator==(const Command&) const = default;
};

// Told once for each command, at its end or when it can't be had; never if its runner goes before.
using CommandEnded = std::function<void(const Command&, const CommandEnd&)>;

}  // namespace unknot::desktop

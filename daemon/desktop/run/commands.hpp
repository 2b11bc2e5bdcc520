// SPDX-License-Identifier: MIT
// Runs commands outside the daemon.
#pragma once

#include "run/child_commands.hpp"
#include "run/unit_commands.hpp"

namespace unknot::desktop {

// As units of the user manager where there is one, so that our sandbox is not theirs; else as children. `told` may be
// called from within `run`. One thread, that of the io_context.
class Commands {
 public:
  Commands(boost::asio::io_context& io, Bus& session, const CommandEnded& told)
      : units_(session, told), children_(io, told) {}

  // Returns at once.
  void run(const Command& command) { units_.there() ? units_.run(command) : children_.run(command); }

 private:
  UnitCommands units_;
  ChildCommands children_;
};

}  // namespace unknot::desktop

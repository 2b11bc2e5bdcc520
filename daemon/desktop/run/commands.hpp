// SPDX-License-Identifier: MIT
// Runs the person's own commands outside the daemon.
#pragma once

#include "run/child_commands.hpp"
#include "run/unit_commands.hpp"

namespace unknot::desktop {

// As units of the user manager where there is one, so that our sandbox is not theirs; else as children. One thread,
// that of the io_context.
class Commands {
 public:
  Commands(boost::asio::io_context& io, Bus& session, const Complain& complain)
      : units_(session, complain), children_(io, complain) {}

  // Returns at once.
  void run(const Command& command) { units_.there() ? units_.run(command) : children_.run(command); }

 private:
  UnitCommands units_;
  ChildCommands children_;
};

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
// Commands as children of our own, for where there is no user manager.
#pragma once

#include <boost/asio/io_context.hpp>
#include <list>
#include <memory>

#include "run/command.hpp"

namespace unknot::desktop {

// One thread, that of the io_context. Never waits for a child: its end is an event. A child gets a process group of its
// own, /dev/null as input and no other descriptor of ours but the two outputs. At its limit the group is sent TERM, and
// KILL two seconds later.
class ChildCommands {
 public:
  ChildCommands(boost::asio::io_context& io, CommandEnded told);
  ChildCommands(const ChildCommands&) = delete;
  ChildCommands& operator=(const ChildCommands&) = delete;
  // Kills what still runs.
  ~ChildCommands();

  void run(const Command& command);

 private:
  class Child;
  void ended(Child* child);

  boost::asio::io_context& io_;
  CommandEnded told_;
  std::list<std::unique_ptr<Child>> children_;
};

}  // namespace unknot::desktop

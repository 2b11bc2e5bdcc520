// SPDX-License-Identifier: MIT
// Commands as transient units of the user manager, outside our own sandbox and limits.
#pragma once

#include <map>
#include <string>

#include "bus/bus.hpp"
#include "run/command.hpp"

namespace unknot::desktop {

// One thread, that of the io_context. The manager ends a unit at its limit. It is listened to only while one runs.
class UnitCommands {
 public:
  UnitCommands(Bus& session, CommandEnded told);

  // There is a user manager on the bus.
  [[nodiscard]] bool there() const { return there_; }
  // Only if there is.
  void run(const Command& command);

 private:
  void came();
  void left();
  void listen(const std::string& unit);
  void started(const std::string& unit, const Variant& reply);
  void changed(const std::string& unit, const Variant& properties);
  void removed(const std::string& unit, const CommandEnd& end);

  CommandEnded told_;
  std::map<std::string, Command> running_;  // by the unit's name
  bool there_ = false;
  unsigned count_ = 0;
  BusClient bus_;
};

}  // namespace unknot::desktop

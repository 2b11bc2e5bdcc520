// SPDX-License-Identifier: MIT
// Whether there is a notification server, and whether it answers.
#pragma once

#include <functional>
#include <string>

#include "bus/bus.hpp"
#include "notify/notification_server.hpp"

namespace unknot::desktop {

// On the thread of the io_context, like its handlers, which are never called from within a call to this.
class ServerWatch {
 public:
  struct Events {
    // It says what it is: also to each question that was asked again.
    std::function<void(const NotificationServer&)> answered;
    // It does not, in the way that a server has to.
    std::function<void()> unfit;
    // There is none; `startable`: but the bus can start one.
    std::function<void(bool startable)> left;
    std::function<void()> could_not_start;
    std::function<void()> no_bus;
  };

  ServerWatch(Bus& session, Events events);

  [[nodiscard]] bool owned() const { return !owner_.empty(); }
  // Asks whoever is there once more, unless a question is open: that one is waited for, however long it takes.
  void ask();
  // Has the bus start one.
  void start();

 private:
  void owner_changed(const std::string& owner);
  void ask_capabilities(NotificationServer server);
  void look_for_startable();

  Events events_;
  std::string owner_;  // unique name, or empty
  bool asking_ = false;
  BusClient bus_;
};

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
// A Wayland compositor, for as long as it is there: what it offers, and when it came and left.
#pragma once

#include <wayland-client-protocol.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "display/wayland_display.hpp"
#include "peer/reconnect.hpp"

namespace unknot::desktop {

// Runs on the thread of `io`, which must outlive it.
class WaylandPeer {
 public:
  // Never called from within a call to this but `end`.
  struct Events {
    // One thing that it has, which may be bound now.
    std::function<void(wl_registry*, std::uint32_t name, std::string_view interface, std::uint32_t version)> offered;
    std::function<void(std::uint32_t name)> removed;
    // All that it had from the start has been offered. Why it is of no use; none: it is.
    std::function<sources::What()> complete;
    // What was bound must be destroyed now.
    std::function<void()> let_go;
    // As a Reconnect tells.
    std::function<void()> found;
    std::function<void(const sources::Problem& why)> lost;
  };

  // `socket` is an absolute path.
  WaylandPeer(boost::asio::io_context& io, std::string socket, Events events);

  void begin() { reconnect_.begin(); }
  void end() { reconnect_.end(); }

  [[nodiscard]] bool is_there() const { return reconnect_.is_there(); }
  // The name of its program; empty while there is no connection.
  [[nodiscard]] const std::string& name() const { return name_; }
  // Sends what was requested; within the events that happens by itself.
  void flush();

 private:
  void connect();
  void introduce();
  void all_offered();
  void let_go();

  boost::asio::io_context& io_;
  std::string socket_;
  Events events_;
  Allowance allowance_ = WaylandDisplay::allowance();
  std::unique_ptr<WaylandDisplay> display_;
  std::string name_;
  wl_registry* registry_ = nullptr;
  wl_callback* all_ = nullptr;  // until all that is there has been offered
  Reconnect reconnect_;
};

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
// All senses of the daemon.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "bus/bus.hpp"
#include "peer/sense.hpp"

namespace unknot {

// One thread of GLib for both.
struct Buses {
  explicit Buses(boost::asio::io_context& io)
      : session(io, thread.get(), desktop::Bus::Which::session),
        system(io, thread.get(), desktop::Bus::Which::system) {}

  desktop::BusThread thread;
  desktop::Bus session;
  desktop::Bus system;
};

// One thread, that of the io_context.
class Senses {
 public:
  // Each begins to look for its source at once. `io`, `buses` and `perception` must outlive this; `now` tells the boot
  // time.
  Senses(boost::asio::io_context& io, Buses& buses, desktop::Perception& perception, const Settings& settings,
         const std::function<Instant()>& now);

  [[nodiscard]] std::span<const std::unique_ptr<desktop::Sense>> all() const { return all_; }

 private:
  std::vector<std::unique_ptr<desktop::Sense>> all_;
};

}  // namespace unknot

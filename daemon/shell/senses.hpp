// SPDX-License-Identifier: MIT
// All senses of the daemon.
#pragma once

#include <functional>
#include <memory>
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

// Each begins to look for its source at once. `io`, `buses` and `perception` must outlive them; `now` tells the boot
// time. One thread, that of the io_context.
[[nodiscard]] std::vector<std::unique_ptr<desktop::Sense>> make_senses(boost::asio::io_context& io, Buses& buses,
                                                                       desktop::Perception& perception,
                                                                       const Settings& settings,
                                                                       const std::function<Instant()>& now);

}  // namespace unknot

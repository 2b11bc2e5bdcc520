// SPDX-License-Identifier: MIT
// All senses of the daemon, and the buses they listen on.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "desktop/bus.hpp"
#include "desktop/sense.hpp"

namespace unknot {

// One thread, that of the io_context.
class Senses {
 public:
  // Each begins to look for its source at once. `io` and `perception` must outlive this; `now` tells the boot time.
  Senses(boost::asio::io_context& io, desktop::Perception& perception, const Settings& settings,
         const std::function<Instant()>& now);

  [[nodiscard]] desktop::Bus& session_bus() { return session_bus_; }
  [[nodiscard]] std::span<const std::unique_ptr<desktop::Sense>> all() const { return all_; }

 private:
  desktop::BusThread thread_;
  desktop::Bus session_bus_;
  desktop::Bus system_bus_;
  std::vector<std::unique_ptr<desktop::Sense>> all_;
};

}  // namespace unknot

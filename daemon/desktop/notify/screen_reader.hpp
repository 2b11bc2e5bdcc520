// SPDX-License-Identifier: MIT
// Whether a screen reader is on.
#pragma once

#include "bus/bus.hpp"

namespace unknot::desktop {

// As org.a11y.Status on the session bus says it, which screen readers and the desktop's settings switch. Where nobody
// offers that, none is on. Starts nobody. One thread, that of the io_context.
class ScreenReader {
 public:
  // `session`, the session bus, must outlive this.
  explicit ScreenReader(Bus& session);

  [[nodiscard]] bool is_on() const { return on_; }

 private:
  void owner_changed(const std::string& owner);
  void ask(const std::string& owner);

  bool on_ = false;
  BusClient bus_;
};

}  // namespace unknot::desktop

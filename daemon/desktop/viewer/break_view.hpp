// SPDX-License-Identifier: MIT
// The window of a break, seen from the daemon.
#pragma once

#include <functional>
#include <string>

#include "peer/sense.hpp"
#include "planner/settings.hpp"
#include "planner/time.hpp"
#include "problems/source.hpp"

namespace unknot::desktop {

// One thread, that of the io_context. It opens, and closes when its break is over or the person closes it.
class BreakView {
 public:
  struct Events {
    // It is on screen.
    std::function<void()> opened;
    // It no longer is, or could not be opened; then `why` is a sentence for people, else empty.
    std::function<void(const sources::Problem& why)> closed;
  };

  virtual ~BreakView() = default;
  // In the place of what was open, for a break that runs for `left` or a reminder that stands for so long at most.
  // Returns at once.
  virtual void open(ViewMode how, Duration left) = 0;
  // It is on screen or on its way there.
  [[nodiscard]] virtual bool is_open() const = 0;
  // The break is over. Does nothing if none is open.
  virtual void close() = 0;
  [[nodiscard]] virtual SourceState state() const = 0;
};

}  // namespace unknot::desktop

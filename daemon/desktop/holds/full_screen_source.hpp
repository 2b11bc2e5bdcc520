// SPDX-License-Identifier: MIT
// A source that reports whether the window in front is full screen.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "problems/source.hpp"
#include "strings/program_name.hpp"

namespace unknot::desktop {

// Ends with its destruction.
class FullScreenSource {
 public:
  // Called on the thread of the io_context, never from within a call to the source.
  struct Events {
    std::function<void(const std::string& name)> found;
    std::function<void(const sources::Problem& why)> lost;  // or never there; called once until `found`
    // The program whose window in front fills the screen, maybe without a name; none: no such window.
    std::function<void(std::optional<ProgramName> program)> changed;
  };

  virtual ~FullScreenSource() = default;
};

}  // namespace unknot::desktop

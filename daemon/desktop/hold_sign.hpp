// SPDX-License-Identifier: MIT
// A hold as one sense tells it: never the same twice in a row.
#pragma once

#include <optional>
#include <utility>

#include "desktop/sense.hpp"

namespace unknot::desktop {

class HoldSign {
 public:
  // Who holds, and with what ("microphone"), if that is known.
  struct Cause {
    ProgramName by;
    ProgramName what;

    bool operator==(const Cause&) const = default;
  };

  HoldSign(Perception& perception, Hold hold) : perception_(perception), hold_(hold) {}

  // None: nothing holds.
  void show(std::optional<Cause> cause) {
    if (std::exchange(shown_, cause) == cause) return;
    if (cause) {
      perception_.noticed(HoldBegan{hold_, cause->by, cause->what});
    } else {
      perception_.noticed(HoldEnded{hold_});
    }
  }
  [[nodiscard]] bool shown() const { return shown_.has_value(); }

 private:
  Perception& perception_;
  Hold hold_;
  std::optional<Cause> shown_;
};

}  // namespace unknot::desktop

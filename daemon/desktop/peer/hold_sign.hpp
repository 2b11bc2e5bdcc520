// SPDX-License-Identifier: MIT
// A hold as one sense reports it: never the same twice in a row.
#pragma once

#include <optional>
#include <utility>

#include "peer/voice.hpp"

namespace unknot::desktop {

class HoldSign {
 public:
  // Who holds, and with what ("microphone"), if that is known.
  struct Cause {
    ProgramName by;
    ProgramName what;

    bool operator==(const Cause&) const = default;
  };

  // `voice` must outlive this.
  HoldSign(Voice& voice, Hold hold) : voice_(voice), hold_(hold) {}

  // None: nothing holds.
  void show(std::optional<Cause> cause) {
    if (std::exchange(shown_, cause) == cause) return;
    if (cause) {
      voice_.noticed(HoldBegan{hold_, cause->by, cause->what});
    } else {
      voice_.noticed(HoldEnded{hold_});
    }
  }
  [[nodiscard]] bool shown() const { return shown_.has_value(); }

 private:
  Voice& voice_;
  Hold hold_;
  std::optional<Cause> shown_;
};

}  // namespace unknot::desktop

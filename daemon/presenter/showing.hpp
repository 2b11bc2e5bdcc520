// SPDX-License-Identifier: MIT
// One showing of a reminder, from the wish for it to its end.
#pragma once

#include <optional>
#include <utility>

#include "planner/effect.hpp"

namespace unknot {

// A server that is lost, or takes nothing, does not make it another one: the same reminder, wished for once more, goes
// on as the showing it was.
class Showing {
 public:
  // False: it is the same one again.
  bool begin(const ShowReminder& reminder) {
    if (reminder_ == reminder) return false;
    reminder_ = reminder;
    seen_ = false;
    return true;
  }
  // It is on screen: the reminder, if this is the first time.
  [[nodiscard]] std::optional<ShowReminder> seen() { return std::exchange(seen_, true) ? std::nullopt : reminder_; }
  // It was withdrawn, answered, or is over.
  void end() { reminder_.reset(), seen_ = false; }

 private:
  std::optional<ShowReminder> reminder_;
  bool seen_ = false;
};

}  // namespace unknot

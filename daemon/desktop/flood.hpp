// SPDX-License-Identifier: MIT
// Tells a peer that has much to say from one that only costs.
#pragma once

#include <algorithm>
#include <chrono>

namespace unknot::desktop {

// More messages at once, or for a long time, than any desktop has for us.
class Flood {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr int at_once = 500;
  static constexpr std::chrono::milliseconds each{50};

  // One more message; false: it is too much.
  [[nodiscard]] bool passes(Clock::time_point now) {
    paid_until_ = std::max(paid_until_, now) + each;
    return paid_until_ - now <= at_once * each;
  }

 private:
  Clock::time_point paid_until_{};
};

}  // namespace unknot::desktop

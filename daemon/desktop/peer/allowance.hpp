// SPDX-License-Identifier: MIT
// How much a peer may send before it is dropped.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace unknot::desktop {

// Far more at once, or for a long time, than any real peer has for us. Kept over its connections, so one that floods
// each of them soon is given up at once.
class Allowance {
 public:
  using Clock = std::chrono::steady_clock;

  Allowance(std::size_t at_once, std::size_t each_second) : at_once_(at_once), each_second_(each_second) {}

  // So many bytes more; false: that is too much.
  [[nodiscard]] bool covers(std::size_t bytes, Clock::time_point now = Clock::now()) {
    const auto cost = std::chrono::duration_cast<Clock::duration>(
        std::chrono::duration<double>(static_cast<double>(bytes) / static_cast<double>(each_second_)));
    const auto most = std::chrono::seconds{at_once_ / each_second_};
    paid_until_ = std::min(std::max(paid_until_, now) + cost, now + most + most);
    return paid_until_ - now <= most;
  }

 private:
  std::size_t at_once_;
  std::size_t each_second_;
  Clock::time_point paid_until_{};
};

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
// How long to wait before something that failed is tried again.
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace unknot::desktop {

// 20 ms at first, twice as long after each failure, a minute at most. What worked counts as a success only once it has
// lasted: a peer that is there for a moment, again and again, is one that fails.
class Backoff {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds first{20};
  static constexpr std::chrono::milliseconds last{60'000};
  static constexpr std::chrono::seconds lasting{10};

  // An attempt did what it should.
  void worked(Clock::time_point now) {
    if (!works_since_) works_since_ = now;
  }
  // An attempt failed, or what had worked is over. How long to wait before the next one.
  [[nodiscard]] std::chrono::milliseconds failed(Clock::time_point now) {
    const auto since = std::exchange(works_since_, std::nullopt);
    if (since && now - *since >= lasting) next_ = first;
    return std::exchange(next_, std::min(next_ * 2, last));
  }
  // From now on the longest delay, until something works.
  void give_up() { next_ = last; }

 private:
  std::chrono::milliseconds next_ = first;
  std::optional<Clock::time_point> works_since_;
};

}  // namespace unknot::desktop

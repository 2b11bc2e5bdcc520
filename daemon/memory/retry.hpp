// SPDX-License-Identifier: MIT
// Retries what failed, at growing intervals.
#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <utility>

#include "peer/delay.hpp"

namespace unknot {

// On the thread of the io_context, which must outlive it. Costs nothing while all is well.
class Retry {
 public:
  // `attempt` is called from `io`; it says here how it went.
  Retry(boost::asio::io_context& io, std::function<void()> attempt) : delay_(io), attempt_(std::move(attempt)) {}

  // After 1, 2, 4, ... seconds, finally once a minute.
  void failed() {
    if (delay_.running()) return;
    delay_.start(next_, attempt_);
    next_ = std::min(next_ * 2, last);
  }
  void succeeded() {
    delay_.stop();
    next_ = first;
  }

 private:
  static constexpr std::chrono::milliseconds first = std::chrono::seconds{1};
  static constexpr std::chrono::milliseconds last = std::chrono::minutes{1};

  desktop::Delay delay_;
  std::function<void()> attempt_;
  std::chrono::milliseconds next_ = first;
};

}  // namespace unknot

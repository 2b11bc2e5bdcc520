// SPDX-License-Identifier: MIT
// The time of a Reconnect, as the test turns it.
#pragma once

#include <functional>
#include <optional>
#include <utility>

#include "peer/reconnect.hpp"

namespace unknot::support {

using std::chrono::milliseconds;

// Shared with the clock that the Reconnect owns.
struct TurnedTime {
  milliseconds now{0};
  std::optional<milliseconds> due;
  std::function<void()> then;

  // Turns to the next alarm, if that is not later than `end`, and lets it go off.
  bool to_next_alarm(milliseconds end) {
    if (!due || *due > end) return false;
    now = *due;
    due.reset();
    std::exchange(then, nullptr)();
    return true;
  }
  void turn(milliseconds time) {
    const milliseconds end = now + time;
    while (to_next_alarm(end)) continue;
    now = end;
  }
};

class TurnedReconnectClock : public desktop::Reconnect::Clock {
 public:
  explicit TurnedReconnectClock(TurnedTime& time) : time_(time) {}

  [[nodiscard]] milliseconds now() const override { return time_.now; }
  void wake(milliseconds after, std::function<void()> then) override {
    time_.due = time_.now + after;
    time_.then = std::move(then);
  }
  void stop() override { time_.due.reset(); }

 private:
  TurnedTime& time_;
};

}  // namespace unknot::support

// SPDX-License-Identifier: MIT
// The clocks of a daemon that runs, as the test turns them: hours pass at once, and its timers fire as if they had.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <vector>

#include "end_to_end/process.hpp"
#include "soak/turn.hpp"

namespace unknot::soak {

using std::chrono::milliseconds;

class TurnedClock {
 public:
  // It shows `begin` now, to all that is started with `variables()`.
  TurnedClock(const std::filesystem::path& file, std::chrono::system_clock::time_point begin);
  TurnedClock(const TurnedClock&) = delete;
  TurnedClock& operator=(const TurnedClock&) = delete;
  ~TurnedClock();

  [[nodiscard]] end_to_end::Environment variables() const;
  // Finds the timers of this process, once it has made them.
  void follow(pid_t process);

  [[nodiscard]] std::chrono::system_clock::time_point now() const;
  // How long until the daemon wants to do something by itself.
  [[nodiscard]] std::optional<std::chrono::nanoseconds> until_deadline() const;
  // Waits until all its threads sleep.
  void await_sleep() const;
  // Time passes, at work or asleep; a timer that it reaches fires.
  void pass(std::chrono::nanoseconds lasting) { turn(turn_->awake, lasting, true); }
  void sleep(std::chrono::nanoseconds lasting) { turn(turn_->asleep, lasting, false); }

 private:
  struct Timer {
    end_to_end::Descriptor descriptor;
    bool in_suspend;
  };

  void turn(std::atomic<std::int64_t>& by, std::chrono::nanoseconds lasting, bool awake) const;

  std::filesystem::path file_;
  std::filesystem::path process_;  // in /proc
  Turn* turn_;
  std::vector<Timer> timers_;
};

}  // namespace unknot::soak

// SPDX-License-Identifier: MIT
// The daemon's clocks: a timer that runs on in suspend, the length of a suspend, a watch on the wall clock.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "planner/time.hpp"

namespace boost::asio {
class io_context;
}

namespace unknot {

// One deadline on CLOCK_BOOTTIME. Costs nothing while it waits. Runs on the thread of `io`, which must outlive it.
class BootTimer {
 public:
  // `expired` is called once for each deadline that is reached, from `io`, never from within `arm`.
  // Throws std::system_error if the kernel gives no timer.
  BootTimer(boost::asio::io_context& io, std::function<void()> expired);
  BootTimer(const BootTimer&) = delete;
  BootTimer& operator=(const BootTimer&) = delete;
  ~BootTimer();

  // Replaces the deadline; none: waits for nothing. A deadline in the past is reached at once. The same deadline
  // again changes nothing, unless it has been reached.
  void arm(std::optional<Instant> deadline);

 private:
  class Descriptor;
  std::shared_ptr<Descriptor> descriptor_;
  std::optional<Instant> deadline_;
};

// Where the time comes from. `monotonic` stands still in suspend.
struct ClockReader {
  std::function<Instant()> boot;
  std::function<Duration()> monotonic;
  std::function<WallTime()> wall;

  // The clocks of the kernel.
  [[nodiscard]] static ClockReader of_system();
};

// Reads the clocks and detects suspend.
class Clocks {
 public:
  explicit Clocks(ClockReader reader = ClockReader::of_system());

  [[nodiscard]] Instant now() const { return reader_.boot(); }
  [[nodiscard]] WallTime wall() const { return reader_.wall(); }

  struct Sleep {
    Instant began;  // at the earliest: it lay somewhere between the last look and now
    Duration lasted;
  };
  // A sleep of more than a second since the last call (or since this was made); several count as one.
  [[nodiscard]] std::optional<Sleep> slept();

 private:
  [[nodiscard]] Duration asleep_so_far() const;

  ClockReader reader_;
  Duration asleep_;
  Instant looked_;
};

// Tells when the wall clock was stepped or the system's time zone changed. Runs on the thread of `io`, which must
// outlive it. If the kernel has no such watch, nothing is ever reported.
class WallClockWatch {
 public:
  // `changed` is called from `io`. `zone_file` is watched for being replaced; its folder must exist.
  WallClockWatch(boost::asio::io_context& io, std::function<void()> changed,
                 const std::string& zone_file = "/etc/localtime");
  WallClockWatch(const WallClockWatch&) = delete;
  WallClockWatch& operator=(const WallClockWatch&) = delete;
  ~WallClockWatch();

 private:
  class Watch;
  std::shared_ptr<Watch> watch_;
};

}  // namespace unknot

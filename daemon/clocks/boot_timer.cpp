// SPDX-License-Identifier: MIT
// The clocks of the daemon, from the kernel's timers.
#include "boot_timer.hpp"

#include <sys/timerfd.h>

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <cerrno>
#include <cstdint>
#include <ctime>
#include <limits>
#include <system_error>
#include <utility>

#include "files/folder_watch.hpp"

namespace unknot {

namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

Duration read_clock(clockid_t clock) {
  timespec now{};
  ::clock_gettime(clock, &now);
  return std::chrono::duration_cast<Duration>(std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec));
}

// A moment of nothing would disarm the timer, and one before the clock's begin is refused.
timespec moment(Instant deadline) {
  const Duration since = std::max(deadline.time_since_epoch(), Duration{1});
  const auto seconds = std::chrono::floor<std::chrono::seconds>(since);
  return {.tv_sec = seconds.count(), .tv_nsec = std::chrono::nanoseconds(since - seconds).count()};
}

}  // namespace

class BootTimer::Descriptor : public std::enable_shared_from_this<Descriptor> {
 public:
  Descriptor(asio::io_context& io, std::function<void()> readable) : descriptor_(io), readable_(std::move(readable)) {
    const int timer = ::timerfd_create(CLOCK_BOOTTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (timer < 0) throw std::system_error(errno, std::generic_category(), "no timer on the boot-time clock");
    descriptor_.assign(timer);
  }

  void arm(std::optional<Instant> deadline) {
    itimerspec setting{};
    if (deadline) setting.it_value = moment(*deadline);
    ::timerfd_settime(descriptor_.native_handle(), TFD_TIMER_ABSTIME, &setting, nullptr);
  }

  void read() {
    descriptor_.async_read_some(asio::buffer(&expirations_, sizeof expirations_),
                                [self = shared_from_this()](boost::system::error_code error, std::size_t) {
                                  if (!error && self->readable_) self->take();
                                });
  }

  void end() {
    readable_ = nullptr;
    boost::system::error_code ignored;
    descriptor_.close(ignored);
  }

 private:
  void take() {
    read();
    readable_();
  }

  asio::posix::stream_descriptor descriptor_;
  std::function<void()> readable_;  // empty: at an end
  std::uint64_t expirations_ = 0;
};

BootTimer::BootTimer(asio::io_context& io, std::function<void()> expired)
    : descriptor_(std::make_shared<Descriptor>(io, [this, expired = std::move(expired)] {
        // Re-armed while the old deadline's event was pending: ignore that event.
        if (!deadline_ || *deadline_ > Instant(read_clock(CLOCK_BOOTTIME))) return;
        deadline_.reset();
        expired();
      })) {
  descriptor_->read();
}

BootTimer::~BootTimer() { descriptor_->end(); }

void BootTimer::arm(std::optional<Instant> deadline) {
  if (deadline == deadline_) return;
  deadline_ = deadline;
  descriptor_->arm(deadline);
}

ClockReader ClockReader::of_system() {
  return {.boot = [] { return Instant(read_clock(CLOCK_BOOTTIME)); },
          .monotonic = [] { return read_clock(CLOCK_MONOTONIC); },
          .wall = [] { return WallTime(read_clock(CLOCK_REALTIME)); }};
}

Clocks::Clocks(ClockReader reader) : reader_(std::move(reader)), asleep_(asleep_so_far()), looked_(reader_.boot()) {}

// If we are not let run between the two looks, that would pass for sleep: so looked at again.
Duration Clocks::asleep_so_far() const {
  for (;;) {
    const Duration before = reader_.monotonic();
    const Instant boot = reader_.boot();
    if (reader_.monotonic() - before < 100ms) return boot.time_since_epoch() - before;
  }
}

std::optional<Clocks::Sleep> Clocks::slept() {
  const Duration before = asleep_;
  const Instant looked = std::exchange(looked_, reader_.boot());
  // Shorter ones add up until they count.
  const Duration asleep = asleep_so_far();
  if (asleep - before <= 1s) return std::nullopt;
  asleep_ = asleep;
  return Sleep{looked, asleep_ - before};
}

class WallClockWatch::Watch : public std::enable_shared_from_this<Watch> {
 public:
  Watch(asio::io_context& io, std::function<void()> changed) : descriptor_(io), changed_(std::move(changed)) {}

  void begin() {
    const int timer = ::timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (timer < 0) return;
    descriptor_.assign(timer);
    wait();
  }

  void end() {
    changed_ = nullptr;
    zone_.reset();
    boost::system::error_code ignored;
    descriptor_.close(ignored);
  }

  void changed() {
    if (changed_) changed_();
  }

  std::unique_ptr<files::FolderWatch> zone_;

 private:
  // Set to a day that never comes, so that only a step of the clock ends it.
  void wait() {
    itimerspec never{};
    never.it_value.tv_sec = std::numeric_limits<time_t>::max() / 1'000'000'000;
    ::timerfd_settime(descriptor_.native_handle(), TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, nullptr);
    descriptor_.async_read_some(asio::buffer(&expirations_, sizeof expirations_),
                                [self = shared_from_this()](boost::system::error_code error, std::size_t) {
                                  if (error != boost::system::errc::operation_canceled || !self->changed_) return;
                                  self->wait();
                                  self->changed();
                                });
  }

  asio::posix::stream_descriptor descriptor_;
  std::function<void()> changed_;  // empty: at an end
  std::uint64_t expirations_ = 0;
};

WallClockWatch::WallClockWatch(asio::io_context& io, std::function<void()> changed, const std::string& zone_file)
    : watch_(std::make_shared<Watch>(io, std::move(changed))) {
  watch_->begin();
  watch_->zone_ = std::make_unique<files::FolderWatch>(io, zone_file, [watch = watch_.get()] { watch->changed(); });
}

WallClockWatch::~WallClockWatch() { watch_->end(); }

}  // namespace unknot

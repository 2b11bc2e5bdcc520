// SPDX-License-Identifier: MIT
#include "soak/clock.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <catch2/catch_all.hpp>
#include <fstream>
#include <new>

namespace unknot::soak {

namespace {

using std::chrono::nanoseconds;
using std::chrono::seconds;

nanoseconds length(const timespec& time) { return seconds(time.tv_sec) + nanoseconds(time.tv_nsec); }

// Never nothing, which would stop a timer.
timespec wait_for(nanoseconds lasting) {
  const nanoseconds at_least = std::max(lasting, nanoseconds{1});
  const auto whole = std::chrono::floor<seconds>(at_least);
  return {.tv_sec = whole.count(), .tv_nsec = (at_least - whole).count()};
}

nanoseconds left_of(const end_to_end::Descriptor& timer) {
  itimerspec setting{};
  ::timerfd_gettime(timer.get(), &setting);
  return length(setting.it_value);
}

// The clock of a timer, as the kernel tells it; none: it is no timer.
std::optional<int> clock_of(const std::filesystem::path& process, const std::string& descriptor) {
  std::ifstream info(process / "fdinfo" / descriptor);
  for (std::string word; info >> word;) {
    int clock = 0;
    if (word == "clockid:" && info >> clock) return clock;
  }
  return std::nullopt;
}

// How often each thread has gone to sleep and been interrupted; empty: one does not sleep.
std::string switches_asleep(const std::filesystem::path& process) {
  std::string all;
  for (const auto& thread : std::filesystem::directory_iterator(process / "task")) {
    std::ifstream status(thread.path() / "status");
    for (std::string line; std::getline(status, line);) {
      if (line.starts_with("State:") && !line.contains("S (sleeping)")) return "";
      if (line.contains("ctxt_switches:")) all += line;
    }
  }
  return all;
}

Turn* shared(const std::filesystem::path& file) {
  const end_to_end::Descriptor descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  REQUIRE(::ftruncate(descriptor.get(), sizeof(Turn)) == 0);
  void* const memory = ::mmap(nullptr, sizeof(Turn), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor.get(), 0);
  REQUIRE(memory != MAP_FAILED);
  return new (memory) Turn;
}

}  // namespace

TurnedClock::TurnedClock(const std::filesystem::path& file, std::chrono::system_clock::time_point begin)
    : file_(file), turn_(shared(file)) {
  turn_->calendar = nanoseconds(begin - std::chrono::system_clock::now()).count();
}

TurnedClock::~TurnedClock() { ::munmap(turn_, sizeof(Turn)); }

end_to_end::Environment TurnedClock::variables() const {
  return {{"TURNED_CLOCK", file_}, {"LD_PRELOAD", UNKNOT_TURNED_CLOCK}, {"TZ", "Europe/Berlin"}};
}

void TurnedClock::follow(pid_t process) {
  const end_to_end::Descriptor handle(static_cast<int>(::syscall(SYS_pidfd_open, process, 0)));
  process_ = "/proc/" + std::to_string(process);
  timers_.clear();
  for (const auto& entry : std::filesystem::directory_iterator(process_ / "fd")) {
    const std::string number = entry.path().filename();
    const auto clock = clock_of(process_, number);
    if (clock != CLOCK_BOOTTIME && clock != CLOCK_MONOTONIC) continue;
    const long own = ::syscall(SYS_pidfd_getfd, handle.get(), std::stoi(number), 0);
    timers_.push_back({end_to_end::Descriptor(static_cast<int>(own)), clock == CLOCK_BOOTTIME});
  }
  REQUIRE_FALSE(timers_.empty());
}

std::chrono::system_clock::time_point TurnedClock::now() const {
  return std::chrono::system_clock::now() + std::chrono::duration_cast<std::chrono::system_clock::duration>(
                                                nanoseconds(turn_->awake + turn_->asleep + turn_->calendar));
}

std::optional<nanoseconds> TurnedClock::until_deadline() const {
  for (const Timer& timer : timers_) {
    const nanoseconds left = left_of(timer.descriptor);
    if (timer.in_suspend && left > nanoseconds::zero()) return left;
  }
  return std::nullopt;
}

void TurnedClock::await_sleep() const {
  std::string before;
  end_to_end::await("its sleep", [&] {
    const std::string now = switches_asleep(process_);
    return !now.empty() && std::exchange(before, now) == now;
  });
}

void TurnedClock::turn(std::atomic<std::int64_t>& by, nanoseconds lasting, bool awake) const {
  by += lasting.count();
  for (const Timer& timer : timers_) {
    const nanoseconds left = left_of(timer.descriptor);
    if (left == nanoseconds::zero() || !(awake || timer.in_suspend)) continue;
    const itimerspec setting{.it_interval = {}, .it_value = wait_for(left - lasting)};
    ::timerfd_settime(timer.descriptor.get(), 0, &setting, nullptr);
  }
}

}  // namespace unknot::soak

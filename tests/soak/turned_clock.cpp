// SPDX-License-Identifier: MIT
// Preloaded into a program: all its clocks are ahead by what the file TURNED_CLOCK says, which a test turns.
#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>

#include "soak/turn.hpp"

namespace {

using unknot::soak::Turn;

constexpr std::int64_t second = 1'000'000'000;

const Turn& turn() {
  static const Turn* const mapped = [] {
    static const Turn none;
    const char* const file = std::getenv("TURNED_CLOCK");
    const int descriptor = file ? ::open(file, O_RDONLY | O_CLOEXEC) : -1;
    if (descriptor < 0) return &none;
    void* const memory = ::mmap(nullptr, sizeof(Turn), PROT_READ, MAP_SHARED, descriptor, 0);
    ::close(descriptor);
    return memory == MAP_FAILED ? &none : static_cast<const Turn*>(memory);
  }();
  return *mapped;
}

std::int64_t ahead(clockid_t clock) {
  switch (clock) {
    case CLOCK_REALTIME:
    case CLOCK_REALTIME_COARSE: return turn().awake + turn().asleep + turn().calendar;
    case CLOCK_BOOTTIME: return turn().awake + turn().asleep;
    case CLOCK_MONOTONIC:
    case CLOCK_MONOTONIC_COARSE: return turn().awake;
    default: return 0;
  }
}

void add(timespec& time, std::int64_t more) {
  const std::int64_t sum = time.tv_sec * second + time.tv_nsec + more;
  time = {.tv_sec = sum / second, .tv_nsec = sum % second};
}

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* time) {
  static auto* const read = real<int(clockid_t, timespec*)>("clock_gettime");
  const int result = read(clock, time);
  if (result == 0) add(*time, ahead(clock));
  return result;
}

static std::int64_t monotonic_ms() {
  timespec now{};
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
}

int gettimeofday(timeval* __restrict time, void* __restrict) {
  timespec now{};
  const int result = clock_gettime(CLOCK_REALTIME, &now);
  *time = {.tv_sec = now.tv_sec, .tv_usec = now.tv_nsec / 1000};
  return result;
}

time_t time(time_t* time) {
  timespec now{};
  (void)clock_gettime(CLOCK_REALTIME, &now);
  if (time) *time = now.tv_sec;
  return now.tv_sec;
}

// GLib waits here. Nothing wakes it when the clocks are turned, so it looks at them again and again.
int poll(pollfd* descriptors, nfds_t count, int timeout) {
  static auto* const wait = real<int(pollfd*, nfds_t, int)>("poll");
  const std::int64_t end = monotonic_ms() + timeout;
  while (timeout > 0) {
    const int ready = wait(descriptors, count, std::min(timeout, 10));
    if (ready != 0) return ready;
    timeout = static_cast<int>(std::max<std::int64_t>(end - monotonic_ms(), 0));
  }
  return wait(descriptors, count, timeout);
}

// A moment of the boot-time clock is the only one that is ever waited for; all other waits are for a length.
int timerfd_settime(int descriptor, int flags, const itimerspec* setting, itimerspec* before) {
  static auto* const set = real<int(int, int, const itimerspec*, itimerspec*)>("timerfd_settime");
  itimerspec meant = *setting;
  if (flags == TFD_TIMER_ABSTIME && meant.it_value.tv_sec > 0) {
    add(meant.it_value, -std::min(ahead(CLOCK_BOOTTIME), meant.it_value.tv_sec * second - 1));
  }
  return set(descriptor, flags, &meant, before);
}
}

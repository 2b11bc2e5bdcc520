// SPDX-License-Identifier: MIT
// How far the clocks of a program are ahead of the system's, shared with the test that turns them.
#pragma once

#include <atomic>
#include <cstdint>

namespace unknot::soak {

// In nanoseconds.
struct Turn {
  std::atomic<std::int64_t> awake{0};     // all clocks
  std::atomic<std::int64_t> asleep{0};    // those that run on in suspend
  std::atomic<std::int64_t> calendar{0};  // the wall clock alone
};
static_assert(std::atomic<std::int64_t>::is_always_lock_free);

}  // namespace unknot::soak

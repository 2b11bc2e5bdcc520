// SPDX-License-Identifier: MIT
// How a hook ended that did not end well.
#pragma once

#include <string>

#include "planner/time.hpp"
#include "problems/command_end.hpp"

namespace unknot::words {

// A whole sentence; empty if it ended well. `limit` is how long it may run.
[[nodiscard]] std::string hook_end(const std::string& hook, const desktop::CommandEnd& end, Duration limit);

}  // namespace unknot::words

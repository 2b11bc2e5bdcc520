// SPDX-License-Identifier: MIT
// How much the server takes from its peers.
#pragma once

#include <chrono>
#include <cstddef>

#include "protocol/frame.hpp"

namespace unknot::control {

struct Limits {
  std::size_t message = protocol::longest_message;  // bytes without the NUL
  std::size_t connections = 32;                     // one more is closed at once
  std::chrono::milliseconds finish{10'000};         // from the first byte of a message to its last
};

}  // namespace unknot::control

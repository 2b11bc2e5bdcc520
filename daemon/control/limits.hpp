// SPDX-License-Identifier: MIT
// What the server accepts from its peers.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>

#include "protocol/frame.hpp"

namespace unknot::control {

struct Limits {
  std::size_t message = protocol::longest_message;  // bytes without the NUL
  std::size_t connections = 32;                     // the number that may stay; others are guests
  std::size_t guests = 8;                           // may call, but neither watch nor stay
  std::chrono::milliseconds finish{10'000};         // for a message, and from connecting to the first of them
  std::chrono::milliseconds patience{2'000};        // with a silent guest
  std::function<void()> turned_away{};              // called when one was, at most once a minute
};

}  // namespace unknot::control

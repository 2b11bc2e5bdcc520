// SPDX-License-Identifier: MIT
// What a Varlink interface offers: its description and what answers each of its methods.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/message.hpp"

namespace unknot::control {

// At least one reply; all but the last continue. If the last one continues too, the method is asked again
// after each change. Only a call with `more` may be answered with one that continues.
using Replies = std::vector<protocol::Reply>;

using Handler = std::function<Replies(const protocol::Call& call)>;

struct Method {
  std::string_view name;  // "GetStatus"
  Handler handler;
};

struct Interface {
  std::string_view name;         // "org.unknot.control"
  std::string_view description;  // the text of its .varlink file
  std::vector<Method> methods;   // sorted by name
};

}  // namespace unknot::control

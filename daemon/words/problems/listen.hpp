// SPDX-License-Identifier: MIT
// Why the daemon can't listen on its socket: sentences with what to do about it.
#pragma once

#include <string>

#include "problems/listen.hpp"

namespace unknot::words {

[[nodiscard]] std::string problem(const control::ListenError& error);

}  // namespace unknot::words

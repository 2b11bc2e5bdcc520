// SPDX-License-Identifier: MIT
// The first day of all, at noon, where clocks show UTC.
#pragma once

#include "words/language/calendar.hpp"

namespace unknot::support {

inline words::Calendar noon() {
  return {WallTime{std::chrono::hours{12}}, [](WallTime at) { return LocalTime{at.time_since_epoch()}; }};
}

}  // namespace unknot::support

// SPDX-License-Identifier: MIT
// What is wrong with what a person wrote. Each begins in lower case and ends without a full stop.
#pragma once

#include <string>

#include "mistakes/mistake.hpp"

namespace unknot::words {

// "gap: '5' has no unit after 5; write 5s, 5m or 5h"
[[nodiscard]] std::string mistake(const Mistake& mistake);

}  // namespace unknot::words

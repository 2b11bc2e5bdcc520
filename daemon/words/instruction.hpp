// SPDX-License-Identifier: MIT
// What is to be done now, in a running break.
#pragma once

#include <string>

#include "remedies/guide.hpp"

namespace unknot::words {

// "First side. Pull and hold, 1 of 2."
[[nodiscard]] std::string instruction(const remedies::Instruction& instruction);

}  // namespace unknot::words

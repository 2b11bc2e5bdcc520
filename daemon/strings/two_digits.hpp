// SPDX-License-Identifier: MIT
// How hours, minutes, months and days are written.
#pragma once

#include <concepts>
#include <string>

namespace unknot {

// "07" of 7. For no less than 0.
[[nodiscard]] std::string two_digits(std::integral auto number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace unknot

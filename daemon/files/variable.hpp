// SPDX-License-Identifier: MIT
// A variable of this process's environment.
#pragma once

#include <cstdlib>
#include <string>

namespace unknot {

// Empty if it is not set.
[[nodiscard]] inline std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

}  // namespace unknot

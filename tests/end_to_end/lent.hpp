// SPDX-License-Identifier: MIT
// Variables that a session takes over.
#pragma once

#include <cstdlib>
#include <utility>

#include "end_to_end/process.hpp"

namespace unknot::end_to_end {

// Variables of this process while a session takes its environment from it.
class Lent {
 public:
  explicit Lent(Environment variables) : variables_(std::move(variables)) {
    for (const auto& [name, value] : variables_) ::setenv(name.c_str(), value.c_str(), 1);
  }
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;
  ~Lent() {
    for (const auto& each : variables_) ::unsetenv(each.first.c_str());
  }

 private:
  Environment variables_;
};

}  // namespace unknot::end_to_end

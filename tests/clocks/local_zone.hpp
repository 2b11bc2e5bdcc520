// SPDX-License-Identifier: MIT
// The process in another time zone, for the length of a test; null: that of the machine.
#pragma once

#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>

class LocalZone {
 public:
  explicit LocalZone(const char* name) {
    if (const char* before = std::getenv("TZ")) before_ = before;
    name != nullptr ? setenv("TZ", name, 1) : unsetenv("TZ");
    tzset();
  }
  LocalZone(const LocalZone&) = delete;
  LocalZone& operator=(const LocalZone&) = delete;
  ~LocalZone() {
    if (before_) {
      setenv("TZ", before_->c_str(), 1);
    } else {
      unsetenv("TZ");
    }
    tzset();
  }

 private:
  std::optional<std::string> before_;
};

// SPDX-License-Identifier: MIT
// What a systemd manager is told to start a unit that it forgets when it has ended.
#pragma once

#include <gio/gio.h>

#include <chrono>
#include <string>
#include <vector>

namespace unknot::desktop {

// To be used once; whoever makes one calls `start`.
class TransientUnit {
 public:
  // `command` is a program's absolute path and its words, which are handed on as they are.
  TransientUnit(const std::string& description, const char* type, const std::vector<std::string>& command);

  // Properties of the unit, by their names on the bus.
  void set(const char* name, const std::vector<std::string>& values);
  void set(const char* name, std::chrono::microseconds value);

  // The arguments of StartTransientUnit; floating.
  [[nodiscard]] GVariant* start(const std::string& unit);

 private:
  void add(const char* name, GVariant* value);

  GVariantBuilder properties_{};
};

}  // namespace unknot::desktop

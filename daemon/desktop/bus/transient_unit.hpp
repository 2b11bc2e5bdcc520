// SPDX-License-Identifier: MIT
// Units of the user's systemd manager that it forgets when they have ended. Whoever starts one calls Subscribe before,
// and nobody Unsubscribe: the manager keeps one subscription for all of this connection, and what nobody listens to
// never gets here.
#pragma once

#include <gio/gio.h>

#include <chrono>
#include <string>
#include <vector>

#include "bus/bus.hpp"

namespace unknot::desktop {

inline constexpr const char* user_manager_name = "org.freedesktop.systemd1";
[[nodiscard]] BusClient::Place user_manager();

// A text among the properties in "PropertiesChanged"; empty if it has not changed.
[[nodiscard]] std::string changed_text(const Variant& changed, const char* name);

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

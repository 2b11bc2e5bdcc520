// SPDX-License-Identifier: MIT
// An object of ours on the bus.
#pragma once

#include <gio/gio.h>

#include <functional>
#include <string>

#include "bus/glib_pointer.hpp"

namespace unknot::tray {

// Called on the thread of the default main loop. GDBus has checked the types by the description.
class BusObject {
 public:
  struct Handlers {
    // The value of a property, floating.
    std::function<GVariant*(const std::string& property)> get;
    // The reply, floating, or null if it has none. A `refused` call fails with this sentence instead.
    std::function<GVariant*(const std::string& method, GVariant* arguments, std::string& refused)> call;
  };

  // `description` is introspection XML with one interface. What can't be registered is not there, and nothing fails.
  BusObject(GDBusConnection* connection, std::string path, const char* description, Handlers handlers);
  BusObject(const BusObject&) = delete;
  BusObject& operator=(const BusObject&) = delete;
  ~BusObject();

  void signal(const char* name, GVariant* arguments = nullptr) const;

 private:
  GDBusConnection* connection_;
  std::string path_;
  std::string interface_;
  Handlers handlers_;
  guint id_ = 0;
};

}  // namespace unknot::tray

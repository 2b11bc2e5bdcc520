// SPDX-License-Identifier: MIT
// The menu of the icon: com.canonical.dbusmenu. One level, whose entries stay the same; only labels and what can be
// chosen change.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tray/bus_object.hpp"
#include "tray/entries.hpp"

namespace unknot::tray {

inline constexpr const char* menu_path = "/MenuBar";

class Menu {
 public:
  // `chosen` gets the id that a host sends, whether there is such an entry or not.
  Menu(GDBusConnection* connection, std::function<void(int id)> chosen);

  // Tells the hosts what has changed. The first one has all items there will ever be.
  void show(std::vector<MenuItem> items);

 private:
  GVariant* call(const std::string& method, GVariant* arguments, std::string& refused);
  GVariant* layout(GVariant* arguments, std::string& refused) const;
  GVariant* group_properties(GVariant* arguments) const;
  GVariant* property(GVariant* arguments, std::string& refused) const;
  void event(GVariant* arguments);
  GVariant* events(GVariant* arguments);
  GVariant* about_to_show_group(GVariant* arguments) const;
  [[nodiscard]] const MenuItem* find(int id) const;
  [[nodiscard]] bool knows(int id) const;

  std::function<void(int)> chosen_;
  std::vector<MenuItem> items_;
  BusObject object_;
};

}  // namespace unknot::tray

// SPDX-License-Identifier: MIT
// The icon in the tray: org.kde.StatusNotifierItem, as the freedesktop draft and the hosts of KDE, Waybar and GNOME's
// extension have it.
#pragma once

#include <functional>
#include <string>

#include "tray/bus_object.hpp"
#include "tray/face.hpp"

namespace unknot::tray {

inline constexpr const char* item_path = "/StatusNotifierItem";

class Item {
 public:
  struct Clicks {
    std::function<void()> main;
    std::function<void()> middle;
  };

  // `icons` is the folder with our icons in it; empty: the host looks where it always does.
  Item(GDBusConnection* connection, std::string icons, Clicks clicks);

  // Tells the hosts what has changed.
  void show(const Face& face);

 private:
  [[nodiscard]] GVariant* get(const std::string& property) const;
  [[nodiscard]] GVariant* tip() const;
  GVariant* call(const std::string& method) const;

  std::string icons_;
  Clicks clicks_;
  Face face_;
  BusObject object_;
};

}  // namespace unknot::tray

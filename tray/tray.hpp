// SPDX-License-Identifier: MIT
// Connects the daemon, the icon and the menu.
#pragma once

#include <gio/gio.h>

#include <filesystem>
#include <functional>
#include <string>

#include "tray/daemon_line.hpp"
#include "tray/entries.hpp"
#include "tray/item.hpp"
#include "tray/menu.hpp"
#include "tray/place.hpp"

namespace unknot::tray {

// Lives on the default main loop.
class Tray {
 public:
  struct Parts {
    GDBusConnection* connection;  // to the session bus; must outlive this
    std::filesystem::path socket;
    std::filesystem::path prefix;  // that Unknot is installed under
    std::function<void(const std::string&)> complain;
    std::function<void()> quit;
  };

  explicit Tray(Parts parts);

 private:
  void take(const Seen& seen);
  void act(const Action& action);

  Parts parts_;
  Seen seen_;
  Item item_;
  Menu menu_;
  DaemonLine daemon_;
  Place place_;
};

}  // namespace unknot::tray

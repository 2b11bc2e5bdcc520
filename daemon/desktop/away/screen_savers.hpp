// SPDX-License-Identifier: MIT
// The desktops' screen savers, which signal when they cover the screen.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "bus/bus.hpp"

namespace unknot::desktop {

// One thread, that of the io_context.
class ScreenSavers {
 public:
  // `changed` is called when one comes, goes, begins or ends.
  ScreenSavers(Bus& session, std::function<void()> changed);

  [[nodiscard]] bool active() const;
  // The name on the bus of the first that is there; empty: none.
  [[nodiscard]] std::string name() const;
  void read_again();

 private:
  struct Saver;
  static const Saver savers[];

  void came();
  void owner_changed(const Saver& saver, const std::string& owner);
  void read(const Saver& saver);
  void tell(const Saver& saver, bool active);

  std::function<void()> changed_;
  std::map<std::string, bool> active_;  // of each that is there
  BusClient bus_;
};

}  // namespace unknot::desktop

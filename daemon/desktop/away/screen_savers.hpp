// SPDX-License-Identifier: MIT
// The desktops' screen savers, which signal when they cover the screen.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include "bus/bus.hpp"

namespace unknot::desktop {

// One thread, that of the io_context.
class ScreenSavers {
 public:
  // `changed` is called when one comes, goes, begins or ends.
  ScreenSavers(Bus& session, std::function<void()> changed);

  // Or was active when the bus left, and nobody has said otherwise since.
  [[nodiscard]] bool active() const;
  // Nothing counts that is only remembered.
  void forget();
  // The name on the bus of the first that is there; empty: none.
  [[nodiscard]] std::string name() const;
  void read_again();

 private:
  struct Saver;
  static const Saver savers[];

  void came();
  void left();
  void owner_changed(const Saver& saver, const std::string& owner);
  void read(const Saver& saver);
  void tell(const Saver& saver, bool active);
  [[nodiscard]] bool keep(const Saver& saver, bool active);

  std::function<void()> changed_;
  std::map<std::string, bool> active_;  // of each that is there
  std::set<std::string> remembered_;    // those that were active when the bus left
  BusClient bus_;
};

}  // namespace unknot::desktop

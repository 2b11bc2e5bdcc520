// SPDX-License-Identifier: MIT
// How the person likes it: dark, high contrast, without movement; large enough to be read from a few steps away.
#pragma once

#include <gtk/gtk.h>

#include <functional>

#include "drawing/handle.hpp"
#include "drawing/preferences.hpp"

namespace unknot::view {

// Follows the desktop's preferences and those that GTK itself knows. Lives on the main loop.
class Looks {
 public:
  // `changed` is called when movement may no longer be wanted, or is again.
  explicit Looks(std::function<void()> changed);
  Looks(const Looks&) = delete;
  Looks& operator=(const Looks&) = delete;
  ~Looks();

  // Nothing may move.
  [[nodiscard]] bool still() const;

 private:
  static void on_gtk(GObject* settings, GParamSpec* what, gpointer self);

  void follow();
  void apply();

  std::function<void()> changed_;
  GtkSettings* gtk_;
  bool sizes_texts_;  // as nobody else does
  Owned<GtkCssProvider> css_;
  Preferences preferences_;
};

}  // namespace unknot::view

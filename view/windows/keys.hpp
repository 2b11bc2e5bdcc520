// SPDX-License-Identifier: MIT
// Keys that were not meant for the window: somebody was typing when it opened.
#pragma once

#include <gtk/gtk.h>

#include <chrono>
#include <functional>

namespace unknot::view {

// A window takes the keyboard on every desktop. No key counts before a second has passed without one; but Esc always
// does. Lives as long as its window.
class Keys {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::seconds quiet{1};

  Keys(GtkWindow* window, std::function<void()> escaped);
  Keys(const Keys&) = delete;
  Keys& operator=(const Keys&) = delete;

 private:
  static gboolean on_key(GtkEventControllerKey*, guint key, guint code, GdkModifierType state, gpointer self);
  [[nodiscard]] bool is_typed_through();

  std::function<void()> escaped_;
  Clock::time_point last_ = Clock::now();  // that the window opened, or a key did not count
  bool settled_ = false;
};

}  // namespace unknot::view

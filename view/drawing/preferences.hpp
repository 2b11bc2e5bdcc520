// SPDX-License-Identifier: MIT
// What the person has asked the desktop for, by the portal or by GSettings.
#pragma once

#include <gio/gio.h>

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "drawing/handle.hpp"

namespace unknot::view {

// For dark and light the portal goes first; contrast and stillness are wanted if either asks for them. Lives on the
// main loop.
class Preferences {
 public:
  // `changed` is called when any of them may be another.
  explicit Preferences(std::function<void()> changed);
  Preferences(const Preferences&) = delete;
  Preferences& operator=(const Preferences&) = delete;
  ~Preferences();

  [[nodiscard]] bool dark() const;
  [[nodiscard]] bool contrast() const;
  // The name of the theme for GTK, or empty. Newer versions of GTK 4 don't take it from GSettings any more.
  [[nodiscard]] std::string theme() const;
  // How many times as large as usual texts shall be, from 0.5 to 3. Newer versions of GTK 4 don't take that either.
  [[nodiscard]] double text_scale() const;
  // Nothing may move.
  [[nodiscard]] bool still() const;

 private:
  static void on_bus(GObject* source, GAsyncResult* result, gpointer self);
  static void on_read(GObject* source, GAsyncResult* result, gpointer self);
  static void on_portal(GDBusConnection* connection, const char* sender, const char* path, const char* interface,
                        const char* signal, GVariant* arguments, gpointer self);
  static void on_settings(GSettings* settings, const char* key, gpointer self);

  void ask_portal();
  void take(const char* key, GVariant* value);
  [[nodiscard]] bool portal_says(const char* key) const;

  std::function<void()> changed_;
  Owned<GCancellable> cancel_;
  Owned<GSettings> interface_;      // null: there is no such schema
  Owned<GSettings> access_;         // likewise
  Owned<GDBusConnection> session_;  // null until there is a bus
  guint signal_ = 0;
  std::map<std::string, std::uint32_t, std::less<>> portal_;  // what it has told of our appearance
};

}  // namespace unknot::view

// SPDX-License-Identifier: MIT
// How the person likes it: dark, high contrast, without movement; large enough to be read from a few steps away.
#pragma once

#include <gio/gio.h>
#include <gtk/gtk.h>

#include <functional>

#include "windows/handle.hpp"

namespace unknot::view {

// Follows the portal and GSettings, as GTK 4 does not tell a color scheme itself. Lives on the main loop.
class Looks {
 public:
  // `changed` is called when movement is wanted no more, or again.
  explicit Looks(std::function<void()> changed);
  Looks(const Looks&) = delete;
  Looks& operator=(const Looks&) = delete;
  ~Looks();

  // Nothing may move.
  [[nodiscard]] bool still() const;

 private:
  static void on_bus(GObject* source, GAsyncResult* result, gpointer self);
  static void on_read(GObject* source, GAsyncResult* result, gpointer self);
  static void on_portal(GDBusConnection* connection, const char* sender, const char* path, const char* interface,
                        const char* signal, GVariant* arguments, gpointer self);
  static void on_settings(GSettings* settings, const char* key, gpointer self);
  static void on_gtk(GObject* settings, GParamSpec* what, gpointer self);

  void ask_settings();
  void ask_portal();
  void prefer_dark(bool dark);
  void load();

  std::function<void()> changed_;
  GtkSettings* gtk_;
  Owned<GtkCssProvider> css_;
  Owned<GCancellable> cancel_;
  Owned<GSettings> settings_;       // null: its schema is not installed
  Owned<GDBusConnection> session_;  // null until there is a bus
  guint signal_ = 0;
  bool portal_answered_ = false;
};

}  // namespace unknot::view

// SPDX-License-Identifier: MIT
// The windows: one, or one on each monitor.
#pragma once

#include <gtk/gtk.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "drawing/handle.hpp"
#include "drawing/panel.hpp"
#include "windows/keys.hpp"

namespace unknot::view {

// Monitors that come and go are followed, as soon as they have a size. One of them leads, the first that is there;
// without any there is no window until one comes.
class Screens {
 public:
  struct Needs {
    std::function<std::unique_ptr<Panel>(bool leads, bool wide)> panel;  // the one that leads has the figure
    std::function<void()> shown;                                         // the first frame was drawn; told once
    std::function<void()> closed;                                        // the person closed a window, or pressed Esc
  };

  Screens(std::string title, bool full, Needs needs);
  Screens(const Screens&) = delete;
  Screens& operator=(const Screens&) = delete;
  ~Screens();

  void each(const std::function<void(Panel&)>& act) const;
  // Two device pixels for one, or more, where the figure is.
  [[nodiscard]] bool is_fine() const;
  void hide();

 private:
  struct Window {
    Owned<GdkMonitor> monitor;  // null: it is no full-screen window
    GtkWindow* window;          // a toplevel, which GTK holds
    std::unique_ptr<Keys> keys;
    std::unique_ptr<Panel> panel;
  };

  static void on_monitors(GListModel* monitors, guint, guint, guint, gpointer self);
  static void on_geometry(GdkMonitor* monitor, GParamSpec*, gpointer self);
  static gboolean on_close(GtkWindow*, gpointer self);
  static void on_painted(GdkFrameClock* clock, gpointer self);

  void follow(GListModel* monitors);
  void forget_monitors();
  void open(GdkMonitor* monitor);
  static void show_again(const Window& window);
  void close(Window& window);
  void fill(Window& window, bool leads);
  void fit(const Window& window);

  std::string title_;
  bool full_;
  Needs needs_;
  std::vector<Owned<GdkMonitor>> monitors_;  // those we listen to: all, if full
  std::vector<Window> windows_;
  bool shown_ = false;
};

}  // namespace unknot::view

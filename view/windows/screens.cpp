// SPDX-License-Identifier: MIT
#include "windows/screens.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace unknot::view {

namespace {

GListModel* monitors() { return gdk_display_get_monitors(gdk_display_get_default()); }

// By its name, as the type itself is only in a header that wants those of Wayland.
bool on_wayland() { return std::string_view(G_OBJECT_TYPE_NAME(gdk_display_get_default())) == "GdkWaylandDisplay"; }

GdkRectangle size_of(GdkMonitor* monitor) {
  GdkRectangle size{.x = 0, .y = 0, .width = 0, .height = 0};
  if (monitor) gdk_monitor_get_geometry(monitor, &size);
  return size;
}

bool is_wide(GdkMonitor* monitor) {
  if (!monitor) return true;
  const GdkRectangle size = size_of(monitor);
  return size.width > size.height;
}

bool has_size(GdkMonitor* monitor) {
  const GdkRectangle size = size_of(monitor);
  return size.width > 0 && size.height > 0;
}

}  // namespace

Screens::Screens(std::string title, bool full, Needs needs)
    : title_(std::move(title)), full_(full), needs_(std::move(needs)) {
  if (!full_) {
    open(nullptr);
    return;
  }
  g_signal_connect(monitors(), "items-changed", G_CALLBACK(on_monitors), this);
  follow(monitors());
}

Screens::~Screens() {
  g_signal_handlers_disconnect_by_data(monitors(), this);
  forget_monitors();
  for (Window& window : windows_) close(window);
}

void Screens::each(const std::function<void(Panel&)>& act) const {
  for (const Window& window : windows_) act(*window.panel);
}

bool Screens::is_fine() const {
  return !windows_.empty() && gtk_widget_get_scale_factor(GTK_WIDGET(windows_.front().window)) > 1;
}

void Screens::hide() {
  for (const Window& window : windows_) gtk_widget_set_visible(GTK_WIDGET(window.window), FALSE);
  gdk_display_flush(gdk_display_get_default());
}

void Screens::on_monitors(GListModel* list, guint, guint, guint, gpointer self) {
  static_cast<Screens*>(self)->follow(list);
}

void Screens::follow(GListModel* list) {
  forget_monitors();
  for (guint i = 0; i < g_list_model_get_n_items(list); ++i) {
    GdkMonitor* monitor = GDK_MONITOR(g_list_model_get_item(list, i));
    monitors_.emplace_back(monitor);
    g_signal_connect(monitor, "notify::geometry", G_CALLBACK(on_geometry), this);
  }
  const auto went = std::erase_if(windows_, [&](Window& window) {
    const bool gone = std::ranges::find(monitors_, window.monitor) == monitors_.end();
    if (gone) close(window);
    return gone;
  });
  if (went > 0 && on_wayland()) std::ranges::for_each(windows_, show_again);
  for (const auto& monitor : monitors_) {
    const bool covered = std::ranges::find(windows_, monitor, &Window::monitor) != windows_.end();
    if (!covered && has_size(monitor.get())) open(monitor.get());
  }
  if (!windows_.empty() && !windows_.front().panel->leads()) fill(windows_.front(), true);
}

void Screens::forget_monitors() {
  for (const auto& monitor : monitors_) g_signal_handlers_disconnect_by_data(monitor.get(), this);
  monitors_.clear();
}

void Screens::open(GdkMonitor* monitor) {
  auto* widget = gtk_window_new();
  if (monitor) g_object_ref(monitor);
  Window& window = windows_.emplace_back(Owned<GdkMonitor>(monitor), GTK_WINDOW(widget), nullptr, nullptr);
  gtk_window_set_title(window.window, title_.c_str());
  gtk_window_set_icon_name(window.window, "unknot");
  g_signal_connect(widget, "close-request", G_CALLBACK(on_close), this);
  window.keys = std::make_unique<Keys>(window.window, needs_.closed);
  fill(window, windows_.size() == 1);
  if (monitor) gtk_window_fullscreen_on_monitor(window.window, monitor);
  fit(window);
  gtk_window_present(window.window);
  g_signal_connect(gtk_widget_get_frame_clock(widget), "after-paint", G_CALLBACK(on_painted), this);
}

// What was on a monitor that went comes onto another one, where it may be shown in place of our window: sway shows the
// workspace that had the focus, empty though it is without the window there. On X11 nothing moves, and it would take
// the focus from the program that has it.
void Screens::show_again(const Window& window) {
  gtk_widget_set_visible(GTK_WIDGET(window.window), FALSE);
  gtk_window_fullscreen_on_monitor(window.window, window.monitor.get());
  gtk_window_present(window.window);
}

void Screens::close(Window& window) {
  GdkFrameClock* clock = gtk_widget_get_frame_clock(GTK_WIDGET(window.window));
  if (clock) g_signal_handlers_disconnect_by_data(clock, this);
  gtk_window_destroy(window.window);
}

void Screens::fill(Window& window, bool leads) {
  GtkWindow* shown = window.window;
  auto panel = needs_.panel(leads, is_wide(window.monitor.get()));
  gtk_window_set_child(shown, panel->widget());
  gtk_window_set_focus(shown, panel->widget());
  window.panel = std::move(panel);
}

// Without a window manager nobody else gives it a size.
void Screens::fit(const Window& window) {
  const GdkRectangle size = size_of(window.monitor.get());
  if (!window.monitor) return gtk_window_set_default_size(window.window, 1000, 560);
  gtk_window_set_default_size(window.window, size.width, size.height);
}

// A new monitor has no size at first, and X11 keeps the size that a window begins with.
void Screens::on_geometry(GdkMonitor* monitor, GParamSpec*, gpointer self) {
  auto& screens = *static_cast<Screens*>(self);
  const auto window = std::ranges::find(screens.windows_, monitor, [](const Window& one) { return one.monitor.get(); });
  if (window == screens.windows_.end()) return screens.follow(monitors());
  screens.fit(*window);
  screens.fill(*window, window->panel->leads());
}

gboolean Screens::on_close(GtkWindow*, gpointer self) {
  static_cast<Screens*>(self)->needs_.closed();
  return TRUE;
}

void Screens::on_painted(GdkFrameClock* clock, gpointer self) {
  g_signal_handlers_disconnect_by_data(clock, self);
  auto& screens = *static_cast<Screens*>(self);
  if (!std::exchange(screens.shown_, true)) screens.needs_.shown();
}

}  // namespace unknot::view

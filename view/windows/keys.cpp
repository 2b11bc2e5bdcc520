// SPDX-License-Identifier: MIT
#include "windows/keys.hpp"

#include <utility>

namespace unknot::view {

Keys::Keys(GtkWindow* window, std::function<void()> escaped) : escaped_(std::move(escaped)) {
  GtkEventController* controller = gtk_event_controller_key_new();
  gtk_event_controller_set_propagation_phase(controller, GTK_PHASE_CAPTURE);
  g_signal_connect(controller, "key-pressed", G_CALLBACK(on_key), this);
  gtk_widget_add_controller(GTK_WIDGET(window), controller);
}

gboolean Keys::on_key(GtkEventControllerKey*, guint key, guint, GdkModifierType, gpointer self) {
  auto& keys = *static_cast<Keys*>(self);
  if (key == GDK_KEY_Escape) {
    keys.escaped_();
    return TRUE;
  }
  return keys.is_typed_through();
}

bool Keys::is_typed_through() {
  if (settled_) return false;
  const auto now = Clock::now();
  settled_ = now - std::exchange(last_, now) >= quiet;
  return !settled_;
}

}  // namespace unknot::view

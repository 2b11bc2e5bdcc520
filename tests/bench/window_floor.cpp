// SPDX-License-Identifier: MIT
// An empty GTK 4 window on the full screen, drawn as unknot-view is: what such a window costs at least. With an
// argument it fills a square of that many pixels thirty times a second.
#include <gtk/gtk.h>

#include <cstdlib>

#include "drawing/renderer.hpp"
#include "windows/ready.hpp"

namespace {

constexpr guint frame_ms = 33;

void on_painted(GdkFrameClock* clock, gpointer) {
  g_signal_handlers_disconnect_by_func(clock, reinterpret_cast<gpointer>(on_painted), nullptr);
  unknot::view::tell_ready();
}

void on_draw(GtkDrawingArea*, cairo_t* cairo, int, int, gpointer) {
  cairo_set_source_rgb(cairo, 0.1, 0.4, 0.4);
  cairo_paint(cairo);
}

GtkWidget* square(int size) {
  GtkWidget* area = gtk_drawing_area_new();
  gtk_widget_set_size_request(area, size, size);
  gtk_widget_set_halign(area, GTK_ALIGN_START);
  gtk_widget_set_valign(area, GTK_ALIGN_START);
  gtk_drawing_area_set_draw_func(GTK_DRAWING_AREA(area), on_draw, nullptr, nullptr);
  g_timeout_add(
      frame_ms, [](gpointer drawn) -> gboolean { return gtk_widget_queue_draw(GTK_WIDGET(drawn)), G_SOURCE_CONTINUE; },
      area);
  return area;
}

}  // namespace

int main(int count, char** words) {
  unknot::view::choose_renderer();
  if (!gtk_init_check()) return 1;
  GtkWidget* window = gtk_window_new();
  if (count > 1) gtk_window_set_child(GTK_WINDOW(window), square(std::atoi(words[1])));
  gtk_window_set_default_size(GTK_WINDOW(window), 1280, 720);
  gtk_window_present(GTK_WINDOW(window));
  g_signal_connect(gtk_widget_get_frame_clock(window), "after-paint", G_CALLBACK(on_painted), nullptr);
  while (true) g_main_context_iteration(nullptr, TRUE);
}

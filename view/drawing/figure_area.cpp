// SPDX-License-Identifier: MIT
#include "drawing/figure_area.hpp"

#include <algorithm>

#include "drawing/drawing.hpp"

namespace unknot::view {

namespace {

constexpr int least = 240;

void on_draw(GtkDrawingArea*, cairo_t* cairo, int width, int height, gpointer picture) {
  const int size = std::min(width, height);
  cairo_translate(cairo, (width - size) / 2.0, (height - size) / 2.0);
  draw(cairo, *static_cast<const Picture*>(picture), size);
}

}  // namespace

FigureArea::FigureArea(const std::string& about)
    : area_(GTK_WIDGET(g_object_ref_sink(
          g_object_new(GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, nullptr)))) {
  gtk_widget_set_size_request(area_, least, least);
  gtk_widget_set_hexpand(area_, TRUE);
  gtk_widget_set_vexpand(area_, TRUE);
  gtk_accessible_update_property(GTK_ACCESSIBLE(area_), GTK_ACCESSIBLE_PROPERTY_LABEL, about.c_str(), -1);
  gtk_drawing_area_set_draw_func(GTK_DRAWING_AREA(area_), on_draw, &picture_, nullptr);
}

FigureArea::~FigureArea() {
  gtk_drawing_area_set_draw_func(GTK_DRAWING_AREA(area_), nullptr, nullptr, nullptr);
  g_object_unref(area_);
}

void FigureArea::show(const Picture& picture) {
  Picture still = picture;
  still.moving = picture_.moving;  // not to be seen
  if (still == picture_) return;
  picture_ = picture;
  gtk_widget_queue_draw(area_);
}

}  // namespace unknot::view

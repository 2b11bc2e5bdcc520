// SPDX-License-Identifier: MIT
#include "drawing/ring.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numbers>
#include <string>

#include "words/language/duration.hpp"

namespace unknot::view {

namespace {

using std::chrono::seconds;

constexpr int least = 150;  // and as much as large text needs, by drawing/looks.cpp

std::string digits(Time left) {
  const auto all = std::chrono::ceil<seconds>(left).count();
  return fmt::format("{}:{:02}", all / 60, all % 60);
}

GdkRGBA color_of(GtkWidget* widget) {
  GdkRGBA color{};
#if GTK_CHECK_VERSION(4, 10, 0)
  gtk_widget_get_color(widget, &color);
#else
  gtk_style_context_get_color(gtk_widget_get_style_context(widget), &color);
#endif
  return color;
}

// Ours, light on dark and dark on light; but as strong as the words where the theme is one of high contrast.
GdkRGBA tinted(const GdkRGBA& words) {
  const double light = 0.3 * words.red + 0.59 * words.green + 0.11 * words.blue;
  if (light < 0.02 || light > 0.999) return words;
  if (light > 0.5) return {.red = 0.384F, .green = 0.796F, .blue = 0.784F, .alpha = 1};
  return {.red = 0.09F, .green = 0.439F, .blue = 0.435F, .alpha = 1};
}

void draw_digits(GtkWidget* area, cairo_t* cairo, const std::string& text, double size) {
  PangoLayout* layout = gtk_widget_create_pango_layout(area, text.c_str());
  PangoFontDescription* font =
      pango_font_description_copy(pango_context_get_font_description(pango_layout_get_context(layout)));
  pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
  int width = 0;
  int height = 0;
  pango_layout_get_pixel_size(layout, &width, &height);
  cairo_move_to(cairo, -width / 2.0, -height / 2.0);
  pango_cairo_show_layout(cairo, layout);
  g_object_unref(layout);
}

}  // namespace

Ring::Ring(Time lasts)
    : area_(GTK_WIDGET(g_object_ref_sink(
          g_object_new(GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_TIMER, nullptr)))),
      lasts_(std::max(lasts, Time{1})),
      left_(lasts) {
  gtk_widget_add_css_class(area_, "ring");
  gtk_widget_set_size_request(area_, least, least);
  gtk_widget_set_halign(area_, GTK_ALIGN_CENTER);
  gtk_widget_set_valign(area_, GTK_ALIGN_CENTER);
  gtk_drawing_area_set_draw_func(GTK_DRAWING_AREA(area_), on_draw, this, nullptr);
}

Ring::~Ring() {
  gtk_drawing_area_set_draw_func(GTK_DRAWING_AREA(area_), nullptr, nullptr, nullptr);
  g_object_unref(area_);
}

void Ring::show(Time left) {
  left = std::clamp(std::chrono::duration_cast<Time>(std::chrono::ceil<seconds>(left)), Time{}, lasts_);
  if (left == left_) return;
  left_ = left;
  gtk_widget_queue_draw(area_);
}

void Ring::tell(Time left) {
  const std::string text = words::left(std::chrono::ceil<seconds>(std::max(left, Time{})));
  gtk_accessible_update_property(GTK_ACCESSIBLE(area_), GTK_ACCESSIBLE_PROPERTY_LABEL, text.c_str(), -1);
}

void Ring::on_draw(GtkDrawingArea* area, cairo_t* cairo, int width, int height, gpointer self) {
  const auto& ring = *static_cast<const Ring*>(self);
  const double size = std::min(width, height);
  const double stroke = size / 14;
  const double radius = (size - stroke) / 2;
  const double top = -std::numbers::pi / 2;
  const double share = static_cast<double>(ring.left_.count()) / static_cast<double>(ring.lasts_.count());
  const GdkRGBA color = tinted(color_of(GTK_WIDGET(area)));
  cairo_translate(cairo, width / 2.0, height / 2.0);
  cairo_set_line_width(cairo, stroke);
  cairo_set_source_rgba(cairo, color.red, color.green, color.blue, 0.2);
  cairo_arc(cairo, 0, 0, radius, 0, 2 * std::numbers::pi);
  cairo_stroke(cairo);
  cairo_set_source_rgb(cairo, color.red, color.green, color.blue);
  cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
  if (share > 0) cairo_arc(cairo, 0, 0, radius, top, top + share * 2 * std::numbers::pi);
  cairo_stroke(cairo);
  draw_digits(GTK_WIDGET(area), cairo, digits(ring.left_), size * 0.28);
}

}  // namespace unknot::view

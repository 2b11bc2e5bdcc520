// SPDX-License-Identifier: MIT
#include "drawing/drawing.hpp"

#include <numbers>
#include <span>

namespace unknot::view {

namespace {

using Numbers = std::span<const float>;

constexpr double side = 128;
constexpr double edge = 3;
constexpr Color tile{0.071, 0.212, 0.231};
constexpr Color rim{0.310, 0.702, 0.675};

void use(cairo_t* cairo, const Color& color) { cairo_set_source_rgb(cairo, color.red, color.green, color.blue); }

void rounded(cairo_t* cairo, double x, double y, double width, double height, double radius) {
  constexpr double quarter = std::numbers::pi / 2;
  cairo_new_sub_path(cairo);
  cairo_arc(cairo, x + width - radius, y + radius, radius, -quarter, 0);
  cairo_arc(cairo, x + width - radius, y + height - radius, radius, 0, quarter);
  cairo_arc(cairo, x + radius, y + height - radius, radius, quarter, 2 * quarter);
  cairo_arc(cairo, x + radius, y + radius, radius, 2 * quarter, 3 * quarter);
  cairo_close_path(cairo);
}

void ellipse(cairo_t* cairo, Numbers at) {
  if (at[3] <= 0 || at[4] <= 0) return;
  cairo_save(cairo);
  cairo_translate(cairo, at[1], at[2]);
  cairo_rotate(cairo, at[5] * std::numbers::pi / 180);
  cairo_scale(cairo, at[3], at[4]);
  cairo_new_sub_path(cairo);
  cairo_arc(cairo, 0, 0, 1, 0, 2 * std::numbers::pi);
  cairo_restore(cairo);
}

void points(cairo_t* cairo, Numbers at, bool closed) {
  cairo_move_to(cairo, at[1], at[2]);
  for (std::size_t i = 3; i + 1 < at.size(); i += 2) cairo_line_to(cairo, at[i], at[i + 1]);
  if (closed) cairo_close_path(cairo);
}

void outline(cairo_t* cairo, Kind kind, Numbers at) {
  switch (kind) {
    case Kind::line: return points(cairo, at, false);
    case Kind::area: return points(cairo, at, true);
    case Kind::ellipse: return ellipse(cairo, at);
    case Kind::box: return rounded(cairo, at[1], at[2], at[3], at[4], at[5]);
  }
}

void stroke(cairo_t* cairo, End end, const Color& color, double width) {
  const double dots[] = {1, 7};
  cairo_set_line_width(cairo, width);
  cairo_set_line_cap(cairo, end == End::butt ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  cairo_set_dash(cairo, dots, end == End::dots ? 2 : 0, 0);
  use(cairo, color);
  cairo_stroke(cairo);
}

void shape(cairo_t* cairo, const Look& look, Numbers at) {
  cairo_new_path(cairo);
  outline(cairo, look.kind, at);
  if (look.fill) {
    use(cairo, *look.fill);
    cairo_fill_preserve(cairo);
  }
  if (look.stroke && at[0] > 0) stroke(cairo, look.end, *look.stroke, at[0]);
}

void shapes(cairo_t* cairo, const Clip& clip, std::size_t frame) {
  Numbers left = clip.frames.at(frame);
  for (const Look& look : clip.looks) {
    shape(cairo, look, left.first(look.numbers));
    left = left.subspan(look.numbers);
  }
}

}  // namespace

void draw(cairo_t* cairo, const Picture& picture, double size) {
  cairo_save(cairo);
  cairo_scale(cairo, size / side, size / side);
  cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
  rounded(cairo, edge / 2, edge / 2, side - edge, side - edge, 18);
  use(cairo, tile);
  cairo_fill_preserve(cairo);
  cairo_save(cairo);
  cairo_clip_preserve(cairo);
  if (picture.mirrored) {
    cairo_translate(cairo, side, 0);
    cairo_scale(cairo, -1, 1);
  }
  if (picture.clip) shapes(cairo, *picture.clip, picture.frame);
  cairo_restore(cairo);
  rounded(cairo, edge / 2, edge / 2, side - edge, side - edge, 18);
  use(cairo, rim);
  cairo_set_line_width(cairo, edge);
  cairo_set_dash(cairo, nullptr, 0, 0);
  cairo_stroke(cairo);
  cairo_restore(cairo);
}

}  // namespace unknot::view

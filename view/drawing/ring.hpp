// SPDX-License-Identifier: MIT
// The time that is left, as a ring with digits in it.
#pragma once

#include <gtk/gtk.h>

#include "figure/playing.hpp"

namespace unknot::view {

// The digits are drawn, so that no screen reader reads out every second.
class Ring {
 public:
  explicit Ring(Time lasts);
  Ring(const Ring&) = delete;
  Ring& operator=(const Ring&) = delete;
  ~Ring();

  [[nodiscard]] GtkWidget* widget() const { return area_; }
  // Drawn again only when another second is shown.
  void show(Time left);
  // What is left, for those who can't see it.
  void tell(Time left);

 private:
  static void on_draw(GtkDrawingArea* area, cairo_t* cairo, int width, int height, gpointer self);

  GtkWidget* area_;  // held
  Time lasts_;
  Time left_;
};

}  // namespace unknot::view

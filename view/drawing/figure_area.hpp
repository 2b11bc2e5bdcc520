// SPDX-License-Identifier: MIT
// The moving figure as a widget.
#pragma once

#include <gtk/gtk.h>

#include <string>

#include "figure/playing.hpp"

namespace unknot::view {

// A square, as large as there is room. What it shows is drawn again only when it has changed.
class FigureArea {
 public:
  // `about` is read to those who can't see it.
  explicit FigureArea(const std::string& about);
  FigureArea(const FigureArea&) = delete;
  FigureArea& operator=(const FigureArea&) = delete;
  ~FigureArea();

  [[nodiscard]] GtkWidget* widget() const { return area_; }
  // Its film must outlive this.
  void show(const Picture& picture);

 private:
  GtkWidget* area_;  // held
  Picture picture_;
};

}  // namespace unknot::view

// SPDX-License-Identifier: MIT
// What stands in a window: the title, the figure, what to do now, the time, Done and Stop.
#pragma once

#include <gtk/gtk.h>

#include <functional>
#include <optional>
#include <string>

#include "protocol/types.hpp"
#include "windows/figure_area.hpp"
#include "windows/ring.hpp"

namespace unknot::view {

struct Answers {
  std::function<void()> done;
  std::function<void()> stop;
};

class Panel {
 public:
  // `about` the figure, in words; none: this window has none. `wide`: the figure stands beside the rest.
  Panel(const protocol::Guide& guide, const std::optional<std::string>& about, bool wide, const Answers& answers);
  Panel(const Panel&) = delete;
  Panel& operator=(const Panel&) = delete;
  ~Panel();

  [[nodiscard]] GtkWidget* widget() const { return box_; }
  // What has the focus at first: nothing that a key could press.
  [[nodiscard]] GtkWidget* title() const { return title_; }
  [[nodiscard]] bool has_figure() const { return figure_.has_value(); }

  void show(const Picture& picture, Time left);
  // There is something else to do from now on. All that a screen reader is told of changes here.
  void say(const std::string& text, Time left);

 private:
  [[nodiscard]] GtkWidget* words(const protocol::Guide& guide);
  [[nodiscard]] GtkWidget* buttons();
  [[nodiscard]] GtkWidget* button(const std::string& label, const std::function<void()>& answer);

  Answers answers_;
  std::optional<FigureArea> figure_;
  Ring ring_;
  GtkWidget* title_;
  GtkWidget* cue_;
  GtkWidget* box_;  // held; the others are in it
};

}  // namespace unknot::view

// SPDX-License-Identifier: MIT
// What stands in a window: the title, the figure, what to do now, the time, and the buttons.
#pragma once

#include <gtk/gtk.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "drawing/figure_area.hpp"
#include "drawing/ring.hpp"
#include "protocol/types.hpp"

namespace unknot::view {

// A button.
struct Answer {
  std::string label;
  std::function<void()> chosen;
};

// What sets a window apart from the others.
struct Part {
  std::optional<std::string> figure{};  // in words; none: it has none
  bool wide = false;                    // the figure stands beside the rest
  bool leads = false;                   // speaks for all of them
};

class Panel {
 public:
  Panel(const protocol::Guide& guide, const Part& part, std::vector<Answer> answers);
  Panel(const Panel&) = delete;
  Panel& operator=(const Panel&) = delete;
  ~Panel();

  // Has the focus at first, as a key can't press it; named by what is to be done when it opens.
  [[nodiscard]] GtkWidget* widget() const { return box_; }
  [[nodiscard]] bool leads() const { return leads_; }

  void show(const Picture& picture, Time left);
  // There is something else to do from now on. All that a screen reader is told of changes here.
  void say(const std::string& text, Time left);

 private:
  [[nodiscard]] GtkWidget* words(const protocol::Guide& guide);
  [[nodiscard]] GtkWidget* about(const protocol::Guide& guide);
  [[nodiscard]] GtkWidget* buttons();
  [[nodiscard]] static GtkWidget* button(const Answer& answer);
  void tell(const std::string& text);

  std::vector<Answer> answers_;
  std::optional<FigureArea> figure_;
  Ring ring_;
  bool leads_;
  GtkWidget* cue_;
  GtkWidget* box_;  // held; the other is in it
};

}  // namespace unknot::view

// SPDX-License-Identifier: MIT
// A break on screen, from its first frame to its end, or a reminder that waits for an answer.
#pragma once

#include <glib.h>

#include <chrono>
#include <functional>
#include <optional>

#include "drawing/handle.hpp"
#include "drawing/looks.hpp"
#include "figure/playing.hpp"
#include "windows/feed.hpp"
#include "windows/screens.hpp"

namespace unknot::view {

// How it ended for the window.
enum class Ending { over, done, stopped, closed, started, snoozed, skipped };

// Needs gtk_init. Everything happens on the main loop.
class Show {
 public:
  struct Needs {
    Scene scene;
    Films films;
    bool full = false;  // on all monitors
    std::function<void(Ending)> ended;
    std::function<void()> shown{};  // the first frame is on screen
  };

  explicit Show(Needs needs);
  Show(const Show&) = delete;
  Show& operator=(const Show&) = delete;

  void hide() {
    if (screens_) screens_->hide();
  }

 private:
  using Clock = std::chrono::steady_clock;

  static gboolean on_time(gpointer self);
  [[nodiscard]] Time elapsed() const;
  [[nodiscard]] Time lasts() const { return std::chrono::seconds(guide().lasts_s); }
  [[nodiscard]] const protocol::Guide& guide() const { return needs_.scene.guide; }
  [[nodiscard]] std::vector<Answer> answers() const;
  [[nodiscard]] Picture picture() const;
  [[nodiscard]] std::unique_ptr<Panel> panel(bool leads, bool wide);
  // Shows this moment, and comes back for the next.
  void refresh();
  void arm(Time most);

  Needs needs_;
  Clock::time_point began_;
  const protocol::Step* said_ = nullptr;
  Looks looks_;
  Source next_;
  std::optional<Screens> screens_;
};

}  // namespace unknot::view

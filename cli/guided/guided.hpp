// SPDX-License-Identifier: MIT
// Guides through a break on the terminal, second by second, until it ends or Ctrl-C.
#pragma once

#include <chrono>
#include <optional>

#include "text/guided_text.hpp"
#include "text/output.hpp"

namespace unknot::cli {

// What the terminal can do: redraw, colors, letters beyond ASCII, its width.
[[nodiscard]] GuidedLook guided_look(const Output& output);

// What is said after Ctrl-C. Returns the exit status.
int stopped(Output& output);

// Ctrl-C as something to wait for, while it lives.
class Interrupt {
 public:
  Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  ~Interrupt();

  // Readable once it was pressed.
  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] bool pressed() const;
  // False: the time came first.
  [[nodiscard]] bool wait_until(std::chrono::steady_clock::time_point time) const;

 private:
  int descriptor_;
};

// Draws a break as time goes by; it does not wait.
class GuidedView {
 public:
  using Clock = std::chrono::steady_clock;

  // Started `elapsed` ago.
  GuidedView(GuidedBreak about, Duration elapsed, Output& output);

  // When the display changes next; finally the end.
  [[nodiscard]] Clock::time_point next() const;
  // Shows the current cue. False: the output was closed.
  bool refresh();
  [[nodiscard]] bool over() const { return Clock::now() >= ends(); }
  // The daemon reports whole seconds, so the end may come up to a second sooner.
  [[nodiscard]] bool nearly_over() const { return Clock::now() + std::chrono::seconds{1} >= ends(); }
  // Shows the end.
  void finish();
  // What is written from here on stands below it.
  void leave();

 private:
  [[nodiscard]] Clock::time_point ends() const { return began_ + about_.guide.lasts; }
  [[nodiscard]] Duration elapsed() const;
  bool show();
  bool draw();
  bool write_line();

  GuidedBreak about_;
  Output& output_;
  GuidedLook look_;
  Clock::time_point began_;
  Duration shown_{};             // the moment that is on screen
  std::ptrdiff_t drawn_ = 0;     // number of lines drawn, with the cursor at their end
  std::optional<Duration> cue_;  // the one that was written last
};

}  // namespace unknot::cli

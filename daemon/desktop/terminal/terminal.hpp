// SPDX-License-Identifier: MIT
// The reminder written on a terminal and answered by keys, for a machine without a notification server.
#pragma once

#include <memory>
#include <string>

#include "notify/screen.hpp"
#include "peer/delay.hpp"
#include "terminal/terminal_text.hpp"

namespace boost::asio {
class io_context;
}

namespace unknot::desktop {

// Writes views on `out` and reads single keys from `in`, if that is a terminal and we are not in its background. Ctrl-C
// works on. The terminal's mode is put back when this ends. What a stopped terminal (Ctrl-S) does not take is lost.
// Everything happens on the thread that runs `io`.
class Terminal : public Screen {
 public:
  // Neither descriptor is closed. `io` and `listener` must outlive this.
  Terminal(boost::asio::io_context& io, Listener& listener, int in, int out, TerminalLook look);
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() override;

  void present(View view) override;
  void clear() override;
  [[nodiscard]] std::optional<std::string> name() const override { return "terminal"; }
  // What can't be redrawn shows no time left.
  [[nodiscard]] bool updates_disturb() const override { return !look_.redraws; }

 private:
  class Keys;
  void pressed(char key);
  [[nodiscard]] const View* earlier(const View& view) const;
  void draw_bar(int percent, const std::string& progress);
  void end_bar();
  void write(const std::string& text) const;

  Listener& listener_;
  Delay delivered_;
  int out_;
  TerminalLook look_;
  std::optional<View> view_;
  bool bar_ = false;  // the cursor stands in the line of a countdown
  std::shared_ptr<Keys> keys_;
};

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
// The reminder written on a terminal and answered by keys, for a machine without a notification server.
#pragma once

#include <memory>
#include <string>

#include "desktop/screen.hpp"

namespace boost::asio {
class io_context;
}

namespace unknot::desktop {

// What a terminal can do. With neither, the reminder is plain ASCII lines.
struct TerminalLook {
  bool escapes = false;  // bold, and lines that are drawn anew
  bool utf8 = false;
  int columns = 80;

  // By the descriptor and by TERM, NO_COLOR and the locale (LC_ALL, LC_CTYPE, LANG) of this process.
  [[nodiscard]] static TerminalLook of(int descriptor);
};

// Writes views on `out` and reads single keys from `in`, if that is a terminal. Ctrl-C works on. The terminal's mode
// is put back when this ends; on SIGTSTP and sudden death that is the shell's job, which does it.
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

 private:
  class Keys;
  void pressed(char key);
  void write(const std::string& text) const;
  void end_bar();

  Listener& listener_;
  int out_;
  TerminalLook look_;
  std::optional<View> view_;
  bool bar_ = false;  // the cursor stands in the line of a countdown
  std::shared_ptr<Keys> keys_;
};

}  // namespace unknot::desktop

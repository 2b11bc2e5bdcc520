// SPDX-License-Identifier: MIT
// A view as lines of a terminal.
#pragma once

#include <string>
#include <vector>

#include "notify/screen.hpp"

namespace unknot::desktop {

// What a terminal can do. With none of it, the reminder is plain ASCII lines.
struct TerminalLook {
  bool redraws = false;  // a line can be rewritten; else there is a line for each thing to do, and no more
  bool escapes = false;  // bold, and clearing a line
  bool utf8 = false;
  int columns = 80;

  // By the descriptor, and by TERM, NO_COLOR and the locale (LC_ALL, LC_CTYPE, LANG) of this process. One that is dumb,
  // or to be `plain`, redraws nothing.
  [[nodiscard]] static TerminalLook of(int descriptor, bool plain = false);
};

// The key on the keyboard that stands for a button.
struct TerminalKey {
  char letter;        // in lower case
  std::string label;  // "S[n]ooze 5 min"
  std::string key;    // of the button
};

// For each button the first letter of its label that is still free; one without a free letter gets a digit.
[[nodiscard]] std::vector<TerminalKey> terminal_keys(const std::vector<Button>& buttons);

// Title, lines, and the keys; without a keyboard the commands instead.
[[nodiscard]] std::string terminal_text(const View& view, const TerminalLook& look, bool keyboard);

// The lines that were not there before.
[[nodiscard]] std::string terminal_lines(const std::vector<std::string>& lines, const std::vector<std::string>& before);

// "[#####.....] 0:30 left", without an end of line; shorter than the terminal is wide.
[[nodiscard]] std::string terminal_bar(int percent, const std::string& progress, const TerminalLook& look);

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
// `unknot` as a person runs it: at a terminal, with a keyboard.
#pragma once

#include <memory>
#include <string>

#include "end_to_end/process.hpp"

namespace unknot::end_to_end {

class AtTerminal {
 public:
  // Runs `unknot` with these words; its output, its errors and its input are one terminal.
  AtTerminal(const Words& words, const Environment& environment);

  // All it has written up to and with `words`; fails the test if they do not come.
  std::string shown(const std::string& words);
  // As if typed; "\x03" is Ctrl-C.
  void type(const std::string& keys) const;
  // Its exit status, 128 and the signal's number if one ended it.
  int ended();
  // What it has written since, to its end.
  std::string rest();

 private:
  std::unique_ptr<Reader> screen_;
  std::unique_ptr<Process> process_;
};

}  // namespace unknot::end_to_end

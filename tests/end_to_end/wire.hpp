// SPDX-License-Identifier: MIT
// What goes between unknotd and a notification server, seen from the bus.
#pragma once

#include <memory>
#include <string>

#include "end_to_end/process.hpp"

namespace unknot::end_to_end {

// Reads along with dbus-monitor from the moment it is made. What is not awaited is skipped; a test that awaits
// something that does not come fails.
class Wire {
 public:
  explicit Wire(const Environment& environment);

  // The next Notify that holds these words, once the server has answered it, as dbus-monitor writes it.
  std::string shown(const std::string& words = "");
  // Waits for the next signal or call of this name.
  void message(const std::string& member);

 private:
  struct Message {
    std::string head;
    std::string text;  // of the message before it
  };
  Message next(const std::string& awaited);

  std::unique_ptr<Process> monitor_;
  std::unique_ptr<Reader> lines_;
};

}  // namespace unknot::end_to_end

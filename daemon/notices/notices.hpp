// SPDX-License-Identifier: MIT
// What is said once and is no reminder: each when the screen is free, until it was seen, and never again.
#pragma once

#include <map>
#include <optional>

#include "words/reminder.hpp"

namespace unknot {

enum class Notice {
  welcome,    // the very first run
  unwritten,  // what happens is not recorded
};

// One thread.
class Notices {
 public:
  // To be said from now on; nothing changes if it was before.
  void want(Notice notice, words::Texts texts);
  // It is not so any more. True: it is on screen.
  bool take_back(Notice notice);
  // What is to come on screen now, once until `try_again`.
  [[nodiscard]] std::optional<words::Texts> next();
  // What `next` gave last has come on screen; which one that was.
  std::optional<Notice> seen();
  // Something else is on screen, or nothing.
  void gone() { given_.reset(); }
  // What was given and not seen may be given again.
  void try_again();

 private:
  enum class Stage { wanted, given, seen };
  struct Entry {
    words::Texts texts;
    Stage stage = Stage::wanted;
  };

  std::map<Notice, Entry> entries_;
  std::optional<Notice> given_;  // last, and nothing has come on screen since
};

}  // namespace unknot

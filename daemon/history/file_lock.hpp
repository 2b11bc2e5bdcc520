// SPDX-License-Identifier: MIT
// Keeps a history to one daemon.
#pragma once

#include <filesystem>

namespace unknot::history {

// Held on the file itself, on a byte that SQLite never touches: it goes where the file goes, nobody who reads is kept
// out, and the kernel ends it with the process. Must outlive the connections of this process to the file.
class FileLock {
 public:
  // Makes the file, for its owner only, if it is missing; its folder must be there. A file that may only be read needs
  // no lock. Throws std::runtime_error for what can't be opened and for what is no file. Never waits.
  explicit FileLock(std::filesystem::path file);
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();

  // False: another has it.
  [[nodiscard]] bool held() const { return held_; }
  // The file was moved, replaced or deleted since.
  [[nodiscard]] bool moved() const;

 private:
  void open();

  std::filesystem::path file_;
  int descriptor_ = -1;  // none for a file that may only be read
  bool held_ = true;
};

}  // namespace unknot::history

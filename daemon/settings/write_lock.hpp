// SPDX-License-Identifier: MIT
// Keeps those who change files of settings from undoing each other's changes.
#pragma once

#include <chrono>
#include <expected>
#include <filesystem>
#include <utility>
#include <vector>

#include "files/descriptor.hpp"
#include "mistakes/mistake.hpp"

namespace unknot::settings {

// Held from the reading of a file to the end of its writing. It is the lock, of flock(2), of the folder that the file
// is in, behind symbolic links, so nothing is left in there; a folder that had to be made for it goes with it, unless
// there is something in it then. What can't be locked, as a folder that can't be read, can be written by nobody either,
// and that is said when it is tried.
class WriteLock {
 public:
  WriteLock(WriteLock&&) = default;
  WriteLock& operator=(WriteLock&&) = delete;
  ~WriteLock();

  static constexpr std::chrono::milliseconds patience{3000};

  // Waits for others, but no longer than `limit`. Whoever can't get hold of the folder by then, as others hold it or
  // remove it each time, is refused.
  [[nodiscard]] static std::expected<WriteLock, Mistake> take(const std::filesystem::path& file,
                                                              std::chrono::milliseconds limit = patience);

 private:
  WriteLock(files::Descriptor folder, std::vector<std::filesystem::path> made)
      : folder_(std::move(folder)), made_(std::move(made)) {}

  files::Descriptor folder_;
  std::vector<std::filesystem::path> made_;  // the innermost first
};

}  // namespace unknot::settings

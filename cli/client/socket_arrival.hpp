// SPDX-License-Identifier: MIT
// Waits for a socket to appear, asleep until something happens where it is expected.
#pragma once

#include <filesystem>

namespace unknot::cli {

class SocketArrival {
 public:
  // Notices from now on what happens in the directory of `socket`, or in the nearest one above it that exists.
  explicit SocketArrival(const std::filesystem::path& socket);
  SocketArrival(const SocketArrival&) = delete;
  SocketArrival& operator=(const SocketArrival&) = delete;
  ~SocketArrival();

  // False: nothing will be noticed, as when the limit of inotify instances is reached.
  [[nodiscard]] bool watches() const { return watching_; }
  // Blocks until something has happened there, the other end of the descriptor `reader` is gone or the time is up
  // (-1: never); then it is time to try to connect, and to make a new SocketArrival first.
  void wait(int reader, int timeout_ms = -1) const;

 private:
  int descriptor_;
  bool watching_ = false;
};

}  // namespace unknot::cli

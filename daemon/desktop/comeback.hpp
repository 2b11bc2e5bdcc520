// SPDX-License-Identifier: MIT
// Notices that somebody may be there again who listened on a socket and left.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "desktop/delay.hpp"
#include "desktop/folder_watch.hpp"

namespace unknot::desktop {

// Waits by inotify. Beside that it tries a few times, ever later, within about a second after each sign: a socket is
// there a moment before somebody listens on it, and some stay while those who listen change. Runs on the thread of
// `io`, which must outlive it.
class Comeback {
 public:
  // `attempt` is called from `io`, never from within `wait`. An empty `socket`: there is no file to wait for.
  Comeback(boost::asio::io_context& io, std::string socket, std::function<void()> attempt);

  // An attempt failed, or who was there has left.
  void wait();
  // An attempt succeeded.
  void end();

 private:
  void begin();
  void try_later();

  boost::asio::io_context& io_;
  std::string socket_;
  std::function<void()> attempt_;
  Delay retry_;
  std::chrono::milliseconds next_{};
  std::unique_ptr<FolderWatch> watch_;  // while waiting
};

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
// Whether some program has a camera open, by inotify on the devices.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "planner/program_name.hpp"

namespace boost::asio {
class io_context;
}

namespace unknot::desktop {

// Costs nothing while no camera is opened or closed. Cameras may come and go. One that we may not read is not seen.
// Runs on the thread of `io`, which must outlive it.
class CameraWatch {
 public:
  // `changed` is called from `io`; what is open already is known when this has been made. The cameras are the files
  // "video0", "video1", ... in `folder`.
  CameraWatch(boost::asio::io_context& io, const std::string& folder, std::function<void()> changed);
  CameraWatch(const CameraWatch&) = delete;
  CameraWatch& operator=(const CameraWatch&) = delete;
  ~CameraWatch();

  [[nodiscard]] bool in_use() const;
  // The program that has one open, of those that may be looked at (our own user's); empty: not known. Reads through
  // /proc, some milliseconds, so only to be asked when something has changed.
  [[nodiscard]] ProgramName user() const;

 private:
  class Watch;
  std::shared_ptr<Watch> watch_;
};

}  // namespace unknot::desktop

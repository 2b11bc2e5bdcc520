// SPDX-License-Identifier: MIT
// Notices without polling that files change: by inotify on all that their paths depend on, and by the mounts.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "files/marks.hpp"

namespace boost::asio {
class io_context;
}

namespace unknot::files {

// Whatever is done to a file or to anything on the way to it is noticed: it is written, replaced, removed, linked,
// mounted over; its mode changes; a directory far above it is renamed. All on the thread of the io_context, which must
// outlive it. No call comes after it is gone, and none from within a call of ours.
class Watch {
 public:
  static constexpr std::chrono::milliseconds usual_quiet{150};

  // `files` may end in any_toml and need not be there. Calls `changed` once the files have been quiet for `quiet` after
  // a change. `seen` is how they looked before they were first read, so that no change falls in between; none: as now.
  Watch(boost::asio::io_context& io, std::vector<std::filesystem::path> files, std::optional<Marks> seen,
        std::function<void()> changed, std::chrono::milliseconds quiet = usual_quiet);
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  ~Watch();

  // The files have just been read again; `seen` is how they looked before that. What differs from it is a change. Tries
  // again to watch what could not be watched.
  void refresh(Marks seen);
  // The error of the system because of which changes may go unnoticed; 0: none.
  [[nodiscard]] int error() const;

 private:
  class Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace unknot::files

// SPDX-License-Identifier: MIT
// Whether some program has a camera open, by inotify on the devices.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "files/inotify.hpp"
#include "peer/backoff.hpp"
#include "peer/delay.hpp"
#include "strings/program_name.hpp"

namespace unknot::desktop {

// Costs nothing while no camera is opened or closed. Cameras may come and go. One that we may not read is not seen.
// Runs on the thread of `io`, which must outlive it.
class CameraWatch {
 public:
  // `changed` is called from `io`, also when a limit was reached or no longer is; what is open already is known when
  // this has been made. The cameras are the files "video0", "video1", ... in `folder`.
  CameraWatch(boost::asio::io_context& io, const std::string& folder, std::function<void()> changed);
  CameraWatch(const CameraWatch&) = delete;
  CameraWatch& operator=(const CameraWatch&) = delete;

  [[nodiscard]] bool in_use() const;
  // The limit that keeps us from watching, as an errno: EMFILE (instances of inotify), ENOSPC (watches); 0: none. It is
  // tried again after a while.
  [[nodiscard]] int limit_reached() const { return limit_; }
  // The program that has one open, of those that may be looked at (our own user's); empty: not known. Reads through
  // /proc, some milliseconds, so only to be asked when something has changed.
  [[nodiscard]] ProgramName user() const;

 private:
  struct Camera {
    std::string name;
    int opened = 0;
    int doubtful = 0;  // of these; see `count_open`
  };

  // Acts, and calls `changed_` if the use or the limit is another than before.
  template <class Act>
  void notify_if_changed(Act act);
  void recount();
  void note_limit(const std::expected<int, int>& watch);
  void look_for_cameras();
  void watch(const std::string& name);
  void count_open();
  void take(const std::vector<files::Inotify::Event>& events);
  void handle(const files::Inotify::Event& event);
  void closed(Camera& camera);
  void settle_doubts();

  std::filesystem::path folder_;
  std::function<void()> changed_;
  files::Inotify inotify_;
  Delay doubts_;                   // until they are settled
  int limit_ = 0;                  // as an errno
  Backoff backoff_;                // since it was reached
  Delay again_;                    // until it is tried again
  std::map<int, Camera> cameras_;  // by the number of the watch
  std::uint64_t counted_ = 0;      // the place of the last event before they were counted
};

}  // namespace unknot::desktop

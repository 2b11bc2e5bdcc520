// SPDX-License-Identifier: MIT
// Reports files that appear in a directory, by inotify.
#include "files/folder_watch.hpp"

#include <sys/inotify.h>

#include <algorithm>
#include <utility>

namespace unknot::files {

namespace {

constexpr std::uint32_t end_of_folder = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED;
constexpr std::uint32_t of_folder = IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

}  // namespace

FolderWatch::FolderWatch(boost::asio::io_context& io, const std::string& file, std::function<void()> appeared,
                         Also also)
    : file_(file),
      also_(also),
      appeared_(std::move(appeared)),
      inotify_(io, [this](const auto& events) { take(events); }) {
  watch();
}

void FolderWatch::watch() {
  keep(folder_watch_, file_.parent_path(), of_folder);
  // A watch of its own, as the folder would tell of every file that is opened there.
  if (watches() && also_ == Also::opened) keep(file_watch_, file_, IN_OPEN);
}

// What the path leads to now, in place of what it led to.
void FolderWatch::keep(int& watch, const std::filesystem::path& file, std::uint32_t events) {
  const int before = std::exchange(watch, inotify_.add(file, events).value_or(-1));
  if (before != watch) inotify_.remove(before);
}

void FolderWatch::take(const std::vector<files::Inotify::Event>& events) {
  if (std::ranges::none_of(events, [this](const auto& event) { return concerns_us(event); })) return;
  watch();
  const auto call = appeared_;  // which may end us
  call();
}

bool FolderWatch::concerns_us(const files::Inotify::Event& event) const {
  if ((event.mask & IN_Q_OVERFLOW) != 0) return true;
  if (event.watch == file_watch_) return (event.mask & IN_OPEN) != 0;
  if (event.watch != folder_watch_) return false;
  // Its own rights decide whether what lies in it can be reached.
  return event.name.empty() ? (event.mask & (end_of_folder | IN_ATTRIB)) != 0 : event.name == file_.filename();
}

}  // namespace unknot::files

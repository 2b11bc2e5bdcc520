// SPDX-License-Identifier: MIT
// Whether some program has a camera open, by inotify on the devices.
#include "media/camera_watch.hpp"

#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

namespace unknot::desktop {

namespace fs = std::filesystem;

namespace {

constexpr int most_looks = 10;

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_camera(std::string_view name) { return name.starts_with("video") && is_number(name.substr(5)); }

// `visit(process, file)` for each open file of each process that may be looked at, but for our own.
template <class Visit>
void for_each_open_file(Visit visit) {
  std::error_code error;
  const std::string own = std::to_string(::getpid());
  for (fs::directory_iterator process("/proc", error), end; !error && process != end; process.increment(error)) {
    const std::string number = process->path().filename();
    if (!is_number(number) || number == own) continue;
    std::error_code unreadable;
    for (fs::directory_iterator file(process->path() / "fd", unreadable); !unreadable && file != end;
         file.increment(unreadable)) {
      std::error_code gone;
      visit(process->path(), fs::read_symlink(file->path(), gone));
    }
  }
}

ProgramName name_of(const fs::path& process) {
  std::error_code error;
  return fs::read_symlink(process / "exe", error).filename().native();
}

// Or of something that was not reported.
bool tells_of_new_one(const files::Inotify::Event& event) {
  return (event.mask & IN_Q_OVERFLOW) != 0 || is_camera(event.name);
}

}  // namespace

CameraWatch::CameraWatch(boost::asio::io_context& io, const std::string& folder, std::function<void()> changed)
    : folder_((fs::path(folder) / "").parent_path()),
      changed_(std::move(changed)),
      inotify_(io, [this](const auto& events) { take(events); }) {
  count_anew();
}

bool CameraWatch::in_use() const {
  return std::ranges::any_of(cameras_, [](const auto& camera) { return camera.second.opened > 0; });
}

ProgramName CameraWatch::user() const {
  ProgramName user;
  for_each_open_file([&](const fs::path& process, const fs::path& file) {
    if (user.empty() && file.parent_path() == folder_ && is_camera(file.filename().native())) user = name_of(process);
  });
  return user;
}

// What was opened before its watch was there is only known by looking, and what is told meanwhile may be known
// already. So looked at again until nothing is told meanwhile.
void CameraWatch::count_anew() {
  // Not for opens: that would report every use of /dev/null.
  std::ignore = inotify_.add(folder_, IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR);
  for (int time = 0; time < most_looks; ++time) {
    counted_ = inotify_.told();
    cameras_.clear();
    look_for_cameras();
    count_open();
    if (inotify_.told() == counted_) return;
  }
}

void CameraWatch::look_for_cameras() {
  std::error_code error;
  for (fs::directory_iterator file(folder_, error), end; !error && file != end; file.increment(error)) {
    watch(file->path().filename());
  }
}

void CameraWatch::watch(const std::string& name) {
  if (!is_camera(name)) return;
  const auto number = inotify_.add(folder_ / name, IN_OPEN | IN_CLOSE);
  if (number) cameras_.try_emplace(*number, Camera{name});
}

void CameraWatch::count_open() {
  for_each_open_file([this](const fs::path&, const fs::path& file) {
    if (file.parent_path() != folder_) return;
    for (auto& [number, camera] : cameras_) camera.opened += file.filename() == camera.name;
  });
}

void CameraWatch::take(const std::vector<files::Inotify::Event>& events) {
  const bool before = in_use();
  for (const auto& event : events) {
    if (event.place <= counted_) continue;
    tells_of_new_one(event) ? count_anew() : handle(event);
  }
  if (in_use() != before) changed_();
}

void CameraWatch::handle(const files::Inotify::Event& event) {
  const auto camera = cameras_.find(event.watch);
  if (camera == cameras_.end()) return;
  int& opened = camera->second.opened;
  if (event.mask & IN_OPEN) ++opened;
  if (event.mask & IN_CLOSE) opened = std::max(0, opened - 1);
  if (event.mask & IN_IGNORED) cameras_.erase(camera);
}

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
// Whether some program has a camera open, by inotify on the devices.
#include "media/camera_watch.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <functional>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

namespace unknot::desktop {

namespace fs = std::filesystem;

namespace {

constexpr int most_looks = 10;
// Looking takes some milliseconds, so it isn't done for each of many uses.
constexpr std::chrono::milliseconds before_looking{300};
// At least, where a limit keeps us from watching.
constexpr std::chrono::milliseconds between_attempts{1000};

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_camera(std::string_view name) { return name.starts_with("video") && is_number(name.substr(5)); }

struct Closing {
  void operator()(DIR* folder) const { ::closedir(folder); }
};
using Folder = std::unique_ptr<DIR, Closing>;

Folder open_folder(int parent, const std::string& name) {
  const int descriptor = ::openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return {};
  Folder folder(::fdopendir(descriptor));
  if (!folder) ::close(descriptor);
  return folder;
}

// `visit(file)` for each file that a process has open. There are thousands, so each is asked no more than where it
// leads; a path that is cut off here is too long for a camera.
template <class Visit>
void for_each_file_of(DIR* process, Visit visit) {
  std::array<char, 256> target{};
  const int folder = ::dirfd(process);
  if (folder < 0) return;
  while (const dirent* entry = ::readdir(process)) {
    const ssize_t size = ::readlinkat(folder, entry->d_name, target.data(), target.size());
    if (size > 0) visit(std::string_view(target.data(), static_cast<std::size_t>(size)));
  }
}

// `visit(process, file)` for each open file of each process that may be looked at, but for our own.
template <class Visit>
void for_each_open_file(Visit visit) {
  const std::string own = std::to_string(::getpid());
  const Folder processes = open_folder(AT_FDCWD, "/proc");
  while (const dirent* process = processes ? ::readdir(processes.get()) : nullptr) {
    const std::string number = process->d_name;
    if (!is_number(number) || number == own) continue;
    if (const Folder files = open_folder(::dirfd(processes.get()), number + "/fd")) {
      for_each_file_of(files.get(), [&](std::string_view file) { visit(number, file); });
    }
  }
}

ProgramName name_of(const std::string& process) {
  std::error_code error;
  return fs::read_symlink("/proc/" + process + "/exe", error).filename().native();
}

// "video0" if this is a file of that folder; else empty.
std::string_view camera_in(std::string_view folder, std::string_view file) {
  if (!file.starts_with(folder) || !file.substr(folder.size()).starts_with('/')) return {};
  const std::string_view name = file.substr(folder.size() + 1);
  return is_camera(name) ? name : std::string_view{};
}

// Or of something that was not reported.
bool tells_of_new_one(const files::Inotify::Event& event) {
  return (event.mask & IN_Q_OVERFLOW) != 0 || is_camera(event.name);
}

}  // namespace

CameraWatch::CameraWatch(boost::asio::io_context& io, const std::string& folder, std::function<void()> changed)
    : folder_((fs::path(folder) / "").parent_path()),
      changed_(std::move(changed)),
      inotify_(io, [this](const auto& events) { take(events); }),
      doubts_(io),
      again_(io) {
  recount();
}

bool CameraWatch::in_use() const {
  return std::ranges::any_of(cameras_, [](const auto& camera) { return camera.second.opened > 0; });
}

ProgramName CameraWatch::user() const {
  ProgramName user;
  for_each_open_file([&](const std::string& process, std::string_view file) {
    if (user.empty() && !camera_in(folder_.native(), file).empty()) user = name_of(process);
  });
  return user;
}

template <class Act>
void CameraWatch::notify_if_changed(Act act) {
  const auto before = std::pair(in_use(), limit_);
  act();
  if (std::pair(in_use(), limit_) != before) changed_();
}

// What was opened before the watch existed is found only by looking, and events that arrive meanwhile may already be
// counted. So it counts again until no event arrives in between.
void CameraWatch::recount() {
  limit_ = 0;
  // Not for opens: that would report every use of /dev/null.
  note_limit(inotify_.add(folder_, IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR));
  for (int time = 0; time < most_looks; ++time) {
    counted_ = inotify_.told();
    cameras_.clear();
    look_for_cameras();
    count_open();
    if (inotify_.told() == counted_) break;
  }
  if (limit_ == 0) return backoff_.worked(Backoff::Clock::now());
  again_.start(std::max<std::chrono::milliseconds>(between_attempts, backoff_.failed(Backoff::Clock::now())),
               [this] { notify_if_changed([this] { recount(); }); });
}

void CameraWatch::note_limit(const std::expected<int, int>& watch) {
  if (!watch && (watch.error() == EMFILE || watch.error() == ENOSPC)) limit_ = watch.error();
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
  note_limit(number);
}

// What is found are descriptors, and several of them may share what was opened once and is closed once: a program and
// the one it has started. So all but one are doubtful.
void CameraWatch::count_open() {
  if (cameras_.empty()) return;
  for_each_open_file([this](const std::string&, std::string_view file) {
    const std::string_view name = camera_in(folder_.native(), file);
    if (name.empty()) return;
    for (auto& [number, camera] : cameras_) camera.opened += name == camera.name;
  });
  for (auto& [number, camera] : cameras_) camera.doubtful = std::max(0, camera.opened - 1);
}

void CameraWatch::take(const std::vector<files::Inotify::Event>& events) {
  notify_if_changed([&] {
    for (const auto& event : events) {
      if (event.place <= counted_) continue;
      tells_of_new_one(event) ? recount() : handle(event);
    }
  });
}

void CameraWatch::handle(const files::Inotify::Event& event) {
  const auto camera = cameras_.find(event.watch);
  if (camera == cameras_.end()) return;
  if (event.mask & IN_OPEN) ++camera->second.opened;
  if (event.mask & IN_CLOSE) closed(camera->second);
  if (event.mask & IN_IGNORED) cameras_.erase(camera);
}

void CameraWatch::closed(Camera& camera) {
  camera.opened = std::max(0, camera.opened - 1);
  camera.doubtful = std::min(camera.doubtful, camera.opened);
  if (camera.doubtful > 0 && !doubts_.running()) doubts_.start(before_looking, [this] { settle_doubts(); });
}

// Where nobody has one open any more, what was doubtful is nobody's. What others have open, into whom we can't look,
// has been told and stays.
void CameraWatch::settle_doubts() {
  std::set<std::string, std::less<>> open;
  for_each_open_file([&](const std::string&, std::string_view file) {
    if (const std::string_view name = camera_in(folder_.native(), file); !name.empty()) open.emplace(name);
  });
  notify_if_changed([&] {
    for (auto& [number, camera] : cameras_) {
      if (!open.contains(camera.name)) camera.opened -= std::exchange(camera.doubtful, 0);
    }
  });
}

}  // namespace unknot::desktop

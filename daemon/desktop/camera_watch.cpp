// SPDX-License-Identifier: MIT
// Whether some program has a camera open, by inotify on the devices.
#include "desktop/camera_watch.hpp"

#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string_view>
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

}  // namespace

class CameraWatch::Watch : public std::enable_shared_from_this<Watch> {
 public:
  Watch(boost::asio::io_context& io, const fs::path& folder, std::function<void()> changed)
      : descriptor_(io), folder_((folder / "").parent_path()), changed_(std::move(changed)) {}

  void begin() {
    const int inotify = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (inotify < 0) return;
    descriptor_.assign(inotify);
    // Not for opens: that would report every use of /dev/null.
    ::inotify_add_watch(inotify, folder_.c_str(), IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR);
    count_anew();
    read();
  }

  void end() {
    changed_ = nullptr;
    boost::system::error_code ignored;
    descriptor_.close(ignored);
  }

  [[nodiscard]] bool in_use() const {
    return std::ranges::any_of(cameras_, [](const auto& camera) { return camera.second.opened > 0; });
  }

  [[nodiscard]] ProgramName user() const {
    ProgramName user;
    for_each_open_file([&](const fs::path& process, const fs::path& file) {
      if (user.empty() && file.parent_path() == folder_ && is_camera(file.filename().native())) user = name_of(process);
    });
    return user;
  }

 private:
  struct Camera {
    std::string name;
    int opened = 0;
  };

  static ProgramName name_of(const fs::path& process) {
    std::error_code error;
    return fs::read_symlink(process / "exe", error).filename().native();
  }

  void look_for_cameras() {
    std::error_code error;
    for (fs::directory_iterator file(folder_, error), end; !error && file != end; file.increment(error)) {
      watch(file->path().filename());
    }
  }

  void watch(const std::string& name) {
    if (!is_camera(name)) return;
    const int number = ::inotify_add_watch(descriptor_.native_handle(), (folder_ / name).c_str(), IN_OPEN | IN_CLOSE);
    if (number >= 0) cameras_.try_emplace(number, Camera{name});
  }

  // What was opened before its watch was there is only known by looking, and what is told meanwhile may be known
  // already. So looked at again until nothing is told meanwhile.
  void count_anew() {
    for (int time = 0; time < most_looks; ++time) {
      while (::read(descriptor_.native_handle(), buffer_.data(), buffer_.size()) > 0) continue;
      cameras_.clear();
      look_for_cameras();
      count_open();
      int waiting = 0;
      if (::ioctl(descriptor_.native_handle(), FIONREAD, &waiting) != 0 || waiting == 0) return;
    }
  }

  void count_open() {
    for_each_open_file([this](const fs::path&, const fs::path& file) {
      if (file.parent_path() != folder_) return;
      for (auto& [number, camera] : cameras_) camera.opened += file.filename() == camera.name;
    });
  }

  void read() {
    descriptor_.async_read_some(boost::asio::buffer(buffer_),
                                [self = shared_from_this()](boost::system::error_code error, std::size_t size) {
                                  if (!error && self->changed_) self->take(size);
                                });
  }

  void take(std::size_t size) {
    const bool before = in_use();
    for (std::size_t at = 0; at < size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer_.data() + at);
      if (tells_of_new_one(*event)) {
        count_anew();
        break;
      }
      handle(*event);
      at += sizeof(inotify_event) + event->len;
    }
    read();
    if (in_use() != before) changed_();
  }

  // Or of something that was not reported.
  [[nodiscard]] static bool tells_of_new_one(const inotify_event& event) {
    return (event.mask & IN_Q_OVERFLOW) || (event.len > 0 && is_camera(event.name));
  }

  void handle(const inotify_event& event) {
    const auto camera = cameras_.find(event.wd);
    if (camera == cameras_.end()) return;
    int& opened = camera->second.opened;
    if (event.mask & IN_OPEN) ++opened;
    if (event.mask & IN_CLOSE) opened = std::max(0, opened - 1);
    if (event.mask & IN_IGNORED) cameras_.erase(camera);
  }

  boost::asio::posix::stream_descriptor descriptor_;
  fs::path folder_;
  std::function<void()> changed_;  // empty: at an end
  std::map<int, Camera> cameras_;  // by the number of the watch
  alignas(inotify_event) std::array<std::byte, 4096> buffer_{};
};

CameraWatch::CameraWatch(boost::asio::io_context& io, const std::string& folder, std::function<void()> changed)
    : watch_(std::make_shared<Watch>(io, folder, std::move(changed))) {
  watch_->begin();
}

CameraWatch::~CameraWatch() { watch_->end(); }

bool CameraWatch::in_use() const { return watch_->in_use(); }

ProgramName CameraWatch::user() const { return watch_->user(); }

}  // namespace unknot::desktop

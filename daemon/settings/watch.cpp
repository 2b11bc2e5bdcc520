// SPDX-License-Identifier: MIT
#include "settings/watch.hpp"

#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <tuple>
#include <utility>

#include "settings/watch_points.hpp"

namespace unknot::settings {

namespace {

namespace asio = boost::asio;
using std::filesystem::path;

constexpr std::uint32_t in_directory = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_MOVED_FROM;
constexpr std::uint32_t of_itself = IN_DELETE_SELF | IN_MOVE_SELF;
// Paths may change while their watches are being set; then we look once more, but not for ever.
constexpr int most_looks = 8;

// Somebody has it open and is about to write; IN_CLOSE_WRITE will follow. Links and directories are there at once.
bool is_being_written(const path& file) {
  struct stat status{};
  return ::lstat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 1;
}

bool is_awaited(const std::set<std::string>& names, const std::string& name) {
  return names.contains(name) || (names.contains(any_toml) && name.ends_with(".toml") && !name.starts_with('.'));
}

struct Directory {
  path where;
  std::set<std::string> names;
};

}  // namespace

class Watch::Impl : public std::enable_shared_from_this<Impl> {
 public:
  Impl(asio::io_context& io, int inotify, std::vector<path> files, std::function<void()> changed,
       std::chrono::milliseconds quiet)
      : inotify_(io, inotify), timer_(io), files_(std::move(files)), changed_(std::move(changed)), quiet_(quiet) {
    inotify_.non_blocking(true);
  }

  // The error is one of the system.
  std::error_code start() {
    if (const auto error = look_again()) return error;
    wait();
    return {};
  }

  void stop() {
    boost::system::error_code ignored;
    std::ignore = inotify_.close(ignored);
    timer_.cancel();
  }

 private:
  void wait() {
    inotify_.async_wait(asio::posix::stream_descriptor::wait_read,
                        [weak = weak_from_this()](boost::system::error_code error) {
                          if (const auto self = weak.lock(); self && !error) self->take_events();
                        });
  }

  void take_events() {
    alignas(inotify_event) std::array<char, 8192> buffer;
    bool ours = false;
    for (;;) {
      const auto count = ::read(inotify_.native_handle(), buffer.data(), buffer.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) break;
      ours |= any_of_ours(buffer.data(), static_cast<std::size_t>(count));
    }
    // Without a watch left to give we go on with those we have.
    if (ours) {
      std::ignore = look_again();
      call_when_quiet();
    }
    wait();
  }

  bool any_of_ours(const char* bytes, std::size_t count) const {
    bool ours = false;
    for (std::size_t at = 0; at < count;) {
      inotify_event event{};
      std::memcpy(&event, bytes + at, sizeof event);
      const char* name = bytes + at + sizeof event;
      ours |= is_ours(event, event.len > 0 ? name : "");
      at += sizeof event + event.len;
    }
    return ours;
  }

  bool is_ours(const inotify_event& event, const std::string& name) const {
    if ((event.mask & IN_Q_OVERFLOW) != 0) return true;
    const auto directory = directories_.find(event.wd);
    if (directory == directories_.end() || (event.mask & IN_IGNORED) != 0) return false;
    if ((event.mask & of_itself) != 0) return true;
    if (!is_awaited(directory->second.names, name)) return false;
    return (event.mask & IN_CREATE) == 0 || !is_being_written(directory->second.where / name);
  }

  // Watches what the paths depend on now, and nothing else.
  std::error_code look_again() {
    auto points = find_watch_points(files_);
    for (int look = 0; look < most_looks; ++look) {
      if (const auto error = watch(points)) return error;
      if (auto now = find_watch_points(files_); now != std::exchange(points, now)) continue;
      break;
    }
    return {};
  }

  std::error_code watch(const WatchPoints& points) {
    auto before = std::exchange(directories_, {});
    std::error_code failed;
    for (const auto& [where, names] : points) {
      const int id =
          ::inotify_add_watch(inotify_.native_handle(), where.c_str(), in_directory | of_itself | IN_ONLYDIR);
      if (id < 0 && errno != ENOENT && errno != ENOTDIR && errno != EACCES)
        failed.assign(errno, std::generic_category());
      if (id < 0) continue;
      directories_[id].where = where;
      directories_[id].names.insert(names.begin(), names.end());
      before.erase(id);
    }
    for (const auto& [id, directory] : before) ::inotify_rm_watch(inotify_.native_handle(), id);
    return failed;
  }

  void call_when_quiet() {
    timer_.expires_after(quiet_);
    timer_.async_wait([weak = weak_from_this()](boost::system::error_code error) {
      // `self` holds what is called, even if the call is the end of this watch.
      if (const auto self = weak.lock(); self && !error) self->changed_();
    });
  }

  asio::posix::stream_descriptor inotify_;
  asio::steady_timer timer_;
  std::vector<path> files_;
  std::function<void()> changed_;
  std::chrono::milliseconds quiet_;
  std::map<int, Directory> directories_;  // by the id inotify gave
};

namespace {

std::string cant_watch(const std::string& why) {
  return "can't watch the settings files for changes: " + why + "; they are read again on SIGHUP";
}

}  // namespace

std::expected<Watch, std::string> Watch::start(asio::io_context& io, std::vector<path> files,
                                               std::function<void()> changed, std::chrono::milliseconds quiet) {
  const int inotify = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (inotify < 0) return std::unexpected(cant_watch(std::generic_category().message(errno)));
  Watch watch(std::make_shared<Impl>(io, inotify, std::move(files), std::move(changed), quiet));
  if (const auto error = watch.impl_->start()) return std::unexpected(cant_watch(error.message()));
  return watch;
}

Watch::Watch(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}
Watch::Watch(Watch&&) noexcept = default;

Watch& Watch::operator=(Watch&& other) noexcept {
  if (impl_) impl_->stop();
  impl_ = std::move(other.impl_);
  return *this;
}

Watch::~Watch() {
  if (impl_) impl_->stop();
}

}  // namespace unknot::settings

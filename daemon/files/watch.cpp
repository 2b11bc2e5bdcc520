// SPDX-License-Identifier: MIT
#include "files/watch.hpp"

#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cerrno>
#include <tuple>
#include <utility>

#include "files/inotify.hpp"
#include "files/watch_points.hpp"

namespace unknot::files {

namespace {

namespace asio = boost::asio;
using std::filesystem::path;

constexpr std::uint32_t of_place = IN_DELETE_SELF | IN_MOVE_SELF | IN_DONT_FOLLOW;
constexpr std::uint32_t of_entries = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO;
// Paths may change while their watches are being set; then we look once more, but not for ever.
constexpr int most_looks = 8;

// With IN_ATTRIB a directory reports each change of mode of its entries too, as whenever a program saves its settings
// there. A directory that is only passed through does without: if it is closed to us, its parent is watched for its
// name.
std::uint32_t events_of(const WatchPoint& point) {
  if (point.names.empty() && !point.written) return of_place;
  return of_place | IN_ATTRIB | (point.names.empty() ? 0 : of_entries) | (point.written ? IN_CLOSE_WRITE : 0);
}

// Somebody has it open and is about to write; IN_CLOSE_WRITE will follow. Links and directories are there at once.
bool is_being_written(const path& file) {
  struct stat status{};
  return ::lstat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 1;
}

bool is_awaited(const std::set<std::string>& names, const std::string& name) {
  return names.contains(name) || (names.contains(any_toml) && name.ends_with(".toml") && !name.starts_with('.'));
}

// How sure it is that a file has changed; of what may be, one sees it by its mark.
enum class Change { none, possible, certain };

struct Watched {
  path where;
  WatchPoint point;
};

}  // namespace

class Watch::Impl : public std::enable_shared_from_this<Impl> {
 public:
  Impl(asio::io_context& io, std::vector<path> files, std::function<void()> changed, std::chrono::milliseconds quiet)
      : io_(io), mounts_(io), timer_(io), files_(std::move(files)), changed_(std::move(changed)), quiet_(quiet) {}

  void start(std::optional<Marks> seen) {
    if (files_.empty()) return;
    inotify_.emplace(io_, [this](const auto& events) { take(events); });
    watch_mounts();
    refresh(seen ? std::move(*seen) : marks_of(files_));
  }

  void stop() {
    inotify_.reset();
    boost::system::error_code ignored;
    std::ignore = mounts_.close(ignored);
    timer_.cancel();
  }

  // Watches first: what changes after the marks were taken is seen by the one or the other.
  void refresh(Marks seen) {
    look();
    seen_ = std::move(seen);
    if (seen_ != marks_of(files_)) call_when_quiet();
  }

  // Watches what the paths depend on now, and nothing else.
  void look() {
    if (!inotify_) return;
    Inotify& inotify = *inotify_;
    error_ = 0;
    auto points = find_watch_points(files_);
    for (int time = 0; time < most_looks; ++time) {
      watch(inotify, points);
      auto now = find_watch_points(files_);
      if (now == std::exchange(points, now)) break;
    }
  }

  [[nodiscard]] int error() const { return error_; }

 private:
  // The kernel signals mounts as an error on this file. Without it they go unnoticed.
  void watch_mounts() {
    const int mounts = ::open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC);
    if (mounts < 0) return;
    mounts_.assign(mounts);
    await_mount();
  }

  void await_mount() {
    mounts_.async_wait(asio::posix::stream_descriptor::wait_error,
                       [weak = weak_from_this()](boost::system::error_code error) {
                         if (const auto self = weak.lock(); self && !error) self->mounted();
                       });
  }

  // Waits before it looks: what is mounted meanwhile is seen by the one or the other.
  void mounted() {
    await_mount();
    look();
    call_when_quiet();
  }

  void take(const std::vector<Inotify::Event>& events) {
    Change change = Change::none;
    for (const auto& event : events) change = std::max(change, change_by(event));
    if (change == Change::none) return;
    certain_ = certain_ || change == Change::certain;
    look();
    call_when_quiet();
  }

  [[nodiscard]] Change change_by(const Inotify::Event& event) const {
    if ((event.mask & IN_Q_OVERFLOW) != 0) return Change::certain;
    const auto found = watched_.find(event.watch);
    if (found == watched_.end()) return Change::none;
    const auto& [where, point] = found->second;
    // Without a name it is about the directory or the file itself, its unmounting included.
    if (!event.name.empty() && !is_awaited(point.names, event.name)) return Change::none;
    if ((event.mask & IN_CLOSE_WRITE) != 0) return Change::certain;
    return (event.mask & IN_CREATE) != 0 && is_being_written(where / event.name) ? Change::none : Change::possible;
  }

  void watch(Inotify& inotify, const WatchPoints& points) {
    auto before = std::exchange(watched_, {});
    for (const auto& [where, point] : points) {
      const int id = add(inotify, where, point);
      if (id < 0) continue;
      Watched& watched = watched_[id];
      // A directory that is mounted in two places is one to the kernel, and what is said last holds.
      WatchPoint both = point;
      both.names.insert(watched.point.names.begin(), watched.point.names.end());
      both.written = both.written || watched.point.written;
      if (events_of(both) != events_of(point)) std::ignore = add(inotify, where, both);
      watched = {where, std::move(both)};
      before.erase(id);
    }
    for (const auto& [id, watched] : before) inotify.remove(id);
  }

  // -1: it can't be watched. Where it is gone, or closed to us, its folder reports it.
  int add(Inotify& inotify, const path& where, const WatchPoint& point) {
    const auto id = inotify.add(where, events_of(point));
    if (id) return *id;
    if (id.error() != ENOENT && id.error() != ENOTDIR && id.error() != EACCES) error_ = id.error();
    return -1;
  }

  void call_when_quiet() {
    timer_.expires_after(quiet_);
    timer_.async_wait([weak = weak_from_this()](boost::system::error_code error) {
      // `self` holds what is called, even if the call is the end of this watch.
      if (const auto self = weak.lock(); self && !error) self->call_if_changed();
    });
  }

  void call_if_changed() {
    auto before = std::exchange(seen_, marks_of(files_));
    if (std::exchange(certain_, false) || seen_ != before) changed_();
  }

  asio::io_context& io_;
  std::optional<Inotify> inotify_;  // none: there is nothing to watch, or no more
  asio::posix::stream_descriptor mounts_;
  asio::steady_timer timer_;
  std::vector<path> files_;
  std::function<void()> changed_;
  std::chrono::milliseconds quiet_;
  std::map<int, Watched> watched_;  // by the id inotify gave
  Marks seen_;                      // when they were read last
  bool certain_ = false;            // since `changed` was called last
  int error_ = 0;                   // of the last look
};

Watch::Watch(asio::io_context& io, std::vector<path> files, std::optional<Marks> seen, std::function<void()> changed,
             std::chrono::milliseconds quiet)
    : impl_(std::make_shared<Impl>(io, std::move(files), std::move(changed), quiet)) {
  impl_->start(std::move(seen));
}

Watch::~Watch() { impl_->stop(); }

void Watch::refresh(Marks seen) { impl_->refresh(std::move(seen)); }

int Watch::error() const { return impl_->error(); }

}  // namespace unknot::files

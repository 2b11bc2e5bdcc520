// SPDX-License-Identifier: MIT
#include "tray/daemon_line.hpp"

#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "protocol/mapping.hpp"

namespace unknot::tray {

namespace {

using namespace std::chrono_literals;
using files::Descriptor;

// A socket that is there and refuses belongs to a daemon that starts, or to one that was killed: after so long only a
// new one is waited for.
constexpr auto starting = 2s;
// The socket's file appears just before the daemon listens on it.
constexpr auto settling = 20ms;

// None: nobody is there, or it takes no more.
Descriptor connected(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.native().size() >= sizeof address.sun_path) return Descriptor{};
  path.native().copy(address.sun_path, path.native().size());
  Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  const auto* generic = reinterpret_cast<const sockaddr*>(&address);
  if (!socket || ::connect(socket.get(), generic, sizeof address) != 0) return Descriptor{};
  return socket;
}

// A call is far shorter than what the kernel takes at once.
bool sent(const Descriptor& socket, const protocol::Call& call) {
  const std::string bytes = protocol::write(call);
  return ::send(socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
}

protocol::Call to_watch() {
  protocol::Call call;
  call.method = protocol::method::Watch::name;
  call.more = true;
  return call;
}

// What is watched, and what in it leads to the socket.
struct WayIn {
  std::filesystem::path folder;
  std::string entry;
};

WayIn way_to(const std::filesystem::path& socket) {
  std::error_code ignored;
  std::filesystem::path file = std::filesystem::absolute(socket, ignored);
  while (!std::filesystem::is_directory(file.parent_path(), ignored) && file.has_relative_path()) {
    file = file.parent_path();
  }
  return {file.parent_path(), file.filename()};
}

// Whether one of the events is about `entry`, or about the folder as a whole.
bool concerns(std::string_view events, const std::string& entry) {
  while (events.size() >= sizeof(inotify_event)) {
    inotify_event event{};
    std::memcpy(&event, events.data(), sizeof event);
    if (event.len == 0 || entry == events.data() + sizeof event) return true;
    events.remove_prefix(std::min(events.size(), sizeof event + event.len));
  }
  return false;
}

bool any_concerns(const Descriptor& folder, const std::string& entry) {
  std::array<char, 4096> events;
  bool any = false;
  for (ssize_t size; (size = ::read(folder.get(), events.data(), events.size())) > 0;) {
    any = concerns({events.data(), static_cast<std::size_t>(size)}, entry) || any;
  }
  return any;
}

}  // namespace

DaemonLine::DaemonLine(std::filesystem::path socket, std::function<void(const Seen&)> told, std::size_t longest)
    : socket_(std::move(socket)), told_(std::move(told)), longest_(longest), frame_(longest) {
  tell(std::nullopt);
  attempt();
}

bool DaemonLine::ask(const protocol::Call& call) const {
  const Descriptor connection = connected(socket_);
  return connection && sent(connection, call);
}

// The folder first, so that no socket appears unnoticed in between.
void DaemonLine::attempt() {
  watch_folder();
  connection_ = connected(socket_);
  if (!connection_) return absent();
  noticed_.reset();
  folder_ = Descriptor{};
  frame_ = protocol::Frame(longest_);
  incoming_.emplace(connection_.get(), [this] { read(); });
  if (!sent(connection_, to_watch())) lost();
}

void DaemonLine::read() {
  std::array<char, 16384> buffer;
  const ssize_t size = ::recv(connection_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (size <= 0) return lost();
  frame_.feed({buffer.data(), static_cast<std::size_t>(size)});
  bool good = !frame_.too_long();
  while (good) {
    const auto message = frame_.take();
    if (!message) return;
    good = take(*message);
  }
  lost();
}

bool DaemonLine::take(std::string_view message) {
  const auto reply = protocol::parse_reply(message);
  if (!reply || !reply->error.empty()) return false;
  const auto read = protocol::from_object<protocol::StatusReply>(reply->parameters, protocol::Unknown::ignored);
  if (!read) return false;
  backoff_.worked(desktop::Backoff::Clock::now());
  tell(read->status);
  return reply->continues;
}

void DaemonLine::lost() {
  incoming_.reset();
  connection_ = Descriptor{};
  tell(std::nullopt);
  watch_folder();
  absences_ = {};
  again(backoff_.failed(desktop::Backoff::Clock::now()));
}

void DaemonLine::absent() {
  tell(std::nullopt);
  const auto delay = absences_.failed(desktop::Backoff::Clock::now());
  if (delay <= starting || !noticed_) again(delay);
}

void DaemonLine::again(std::chrono::milliseconds delay) {
  later_.start(delay, [this] { attempt(); });
}

// What has appeared there may be the socket, or a folder on the way to it: then there is another one to watch. Where
// nothing can be watched, as no more instances of inotify are left, it is tried again instead.
void DaemonLine::watch_folder() {
  constexpr std::uint32_t events = IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;
  noticed_.reset();
  folder_ = Descriptor(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
  const WayIn way = way_to(socket_);
  if (::inotify_add_watch(folder_.get(), way.folder.c_str(), events) < 0) return;
  noticed_.emplace(folder_.get(), [this, entry = way.entry] {
    if (!any_concerns(folder_, entry)) return;
    absences_ = {};
    again(settling);
  });
}

void DaemonLine::tell(const Seen& seen) {
  if (std::exchange(has_told_, true) && last_ == seen) return;
  last_ = seen;
  told_(seen);
}

}  // namespace unknot::tray

// SPDX-License-Identifier: MIT
#include "client/socket_arrival.hpp"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace unknot::cli {

namespace {

// So soon after its socket's file has appeared a daemon listens on it, but for busy machines.
constexpr int settling_ms = 20;

std::filesystem::path nearest_directory(const std::filesystem::path& socket) {
  std::error_code ignored;
  std::filesystem::path directory = std::filesystem::absolute(socket, ignored).parent_path();
  while (!std::filesystem::is_directory(directory, ignored) && directory.has_relative_path()) {
    directory = directory.parent_path();
  }
  return directory;
}

// As poll(2): 0 when the time is up.
int readable(int descriptor, int timeout_ms, int or_gone = -1) {
  std::array<pollfd, 2> watched{
      {{.fd = descriptor, .events = POLLIN, .revents = 0}, {.fd = or_gone, .events = 0, .revents = 0}}};
  return ::poll(watched.data(), watched.size(), timeout_ms);
}

}  // namespace

SocketArrival::SocketArrival(const std::filesystem::path& socket)
    : descriptor_(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
  constexpr std::uint32_t events = IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;
  watching_ = inotify_add_watch(descriptor_, nearest_directory(socket).c_str(), events) >= 0;
}

SocketArrival::~SocketArrival() { ::close(descriptor_); }

void SocketArrival::wait(int reader, int timeout_ms) const {
  int ready = -1;
  while ((ready = readable(watching_ ? descriptor_ : -1, timeout_ms, reader)) < 0) {
    if (errno != EINTR) return;
  }
  if (ready == 0 || !watching_) return;
  std::array<char, 4096> events;
  while (readable(descriptor_, settling_ms) > 0) {
    if (::read(descriptor_, events.data(), events.size()) <= 0) break;
  }
}

}  // namespace unknot::cli

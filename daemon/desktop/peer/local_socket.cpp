// SPDX-License-Identifier: MIT
// Connects to a local socket without ever blocking.
#include "peer/local_socket.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace unknot::desktop {

namespace {

bool nobody_listens(int error) {
  return error == ENOENT || error == ENOTDIR || error == ECONNREFUSED || error == EACCES || error == ENOTSOCK;
}

}  // namespace

LocalSocket connect_to(const std::string& file) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (file.empty() || file.size() >= sizeof address.sun_path) return {.descriptor = std::nullopt, .absent = true};
  std::ranges::copy(file, address.sun_path);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (socket < 0) return {};
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
    return {.descriptor = socket};
  const bool absent = nobody_listens(errno);
  ::close(socket);
  return {.descriptor = std::nullopt, .absent = absent};
}

// The kernel calls it writable while at least three quarters of its buffer are free.
bool has_room(int socket) {
  pollfd wanted{.fd = socket, .events = POLLOUT, .revents = 0};
  return ::poll(&wanted, 1, 0) == 1 && (wanted.revents & POLLOUT) != 0;
}

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
// The listening socket that a service manager hands over: sd_listen_fds(3) in a few lines.
#include "control/handed_over.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cstddef>
#include <string_view>

#include "strings/number.hpp"

namespace unknot::control {

namespace {

constexpr int first_descriptor = 3;

std::optional<int> number(const std::optional<std::string>& text) {
  return text ? number_in<int>(*text) : std::nullopt;
}

int option(int descriptor, int name) {
  int value = -1;
  socklen_t size = sizeof value;
  return ::getsockopt(descriptor, SOL_SOCKET, name, &value, &size) == 0 ? value : -1;
}

bool listens(int descriptor) {
  return option(descriptor, SO_DOMAIN) == AF_UNIX && option(descriptor, SO_TYPE) == SOCK_STREAM &&
         option(descriptor, SO_ACCEPTCONN) == 1;
}

// Abstract and unnamed sockets have none.
std::filesystem::path path_of(int descriptor) {
  sockaddr_un address{};
  socklen_t size = sizeof address;
  const bool named = ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size) == 0 &&
                     size > offsetof(sockaddr_un, sun_path) && address.sun_path[0] == '/';
  return named ? std::filesystem::path(address.sun_path) : std::filesystem::path();
}

}  // namespace

std::expected<std::optional<HandedOver>, ListenError> take_handed_over(const protocol::Environment& environment) {
  const std::optional<int> count = number(environment("LISTEN_FDS"));
  if (!count || *count < 1 || number(environment("LISTEN_PID")) != ::getpid()) return std::nullopt;
  const std::optional<int> place = our_place(*count, environment("LISTEN_FDNAMES").value_or(""));
  if (!place) {
    return std::unexpected(ListenError{ListenError::What::unnamed_sockets});
  }
  files::Descriptor socket(first_descriptor + *place);
  if (!listens(socket.get())) {
    return std::unexpected(ListenError{ListenError::What::no_listening_socket});
  }
  ::fcntl(socket.get(), F_SETFD, FD_CLOEXEC);
  std::filesystem::path path = path_of(socket.get());
  return HandedOver{std::move(socket), std::move(path)};
}

std::optional<int> our_place(int count, const std::string& names) {
  if (count == 1) return 0;
  std::string_view rest = names;
  for (int place = 0; place < count && !rest.empty(); ++place) {
    const std::size_t end = rest.find(':');
    if (rest.substr(0, end) == "varlink") return place;
    rest = end == std::string_view::npos ? "" : rest.substr(end + 1);
  }
  return {};
}

}  // namespace unknot::control

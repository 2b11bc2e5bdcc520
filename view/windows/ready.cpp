// SPDX-License-Identifier: MIT
#include "windows/ready.hpp"

#include <sys/socket.h>
#include <sys/un.h>

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

#include "files/descriptor.hpp"
#include "files/variable.hpp"

namespace unknot::view {

void tell_ready() {
  constexpr std::string_view message = "READY=1";
  std::string path = variable("NOTIFY_SOCKET");
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() > sizeof address.sun_path) return;
  if (path.front() == '@') path.front() = '\0';
  std::memcpy(address.sun_path, path.data(), path.size());
  const files::Descriptor socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  if (!socket) return;
  const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size());
  ::sendto(socket.get(), message.data(), message.size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&address),
           length);
}

}  // namespace unknot::view

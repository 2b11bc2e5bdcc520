// SPDX-License-Identifier: MIT
// Who is at the other end of a local socket.
#include "desktop/peer_name.hpp"

#include <sys/socket.h>

#include <fstream>

namespace unknot::desktop {

std::string peer_name(int socket) {
  ucred peer{};
  socklen_t size = sizeof peer;
  if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return "unknown";
  std::string name;
  std::getline(std::ifstream("/proc/" + std::to_string(peer.pid) + "/comm"), name);
  std::erase_if(name, [](char c) { return c <= ' ' || c > '~'; });
  return name.empty() ? "unknown" : name;
}

}  // namespace unknot::desktop

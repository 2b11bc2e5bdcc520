// SPDX-License-Identifier: MIT
// The program at the other end of a local socket.
#include "peer/peer_name.hpp"

#include <sys/socket.h>

#include "files/text.hpp"
#include "strings/program_name.hpp"

namespace unknot::desktop {

std::string peer_name(int socket) {
  ucred peer{};
  socklen_t size = sizeof peer;
  if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return "unknown";
  const ProgramName name(files::first_line_of("/proc/" + std::to_string(peer.pid) + "/comm"));
  return name.empty() ? "unknown" : name.text();
}

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
// Who is at the other end of a local socket.
#pragma once

#include <string>

namespace unknot::desktop {

// The printable name of the program that began to listen there, "Xorg" or "sway"; "unknown" if the kernel does not tell.
[[nodiscard]] std::string peer_name(int socket);

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
// The program at the other end of a local socket.
#pragma once

#include <string>

namespace unknot::desktop {

// The name of the program that began to listen there, printable: "Xorg" or "sway"; "unknown" if not available.
[[nodiscard]] std::string peer_name(int socket);

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
// Connects to a local socket without ever blocking.
#pragma once

#include <optional>
#include <string>

namespace unknot::desktop {

struct LocalSocket {
  // Connected, not blocking, closed on exec, and the caller's to close; none: that failed.
  std::optional<int> descriptor;
  bool absent = false;  // nothing listens there
};

// One that listens, but takes no more connections for now, is there and fails.
[[nodiscard]] LocalSocket connect_to(const std::string& file);

// Whether it has room for more than is ever sent at once. None: the other end does not read.
[[nodiscard]] bool has_room(int socket);

}  // namespace unknot::desktop

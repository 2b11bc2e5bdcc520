// SPDX-License-Identifier: MIT
// Which displays the environment names.
#pragma once

#include <string>
#include <vector>

namespace unknot::desktop {

// Where the compositor listens, as absolute paths. If no display is found at all, it may yet come where compositors
// usually are.
[[nodiscard]] std::vector<std::string> wayland_sockets();

// The X display to look at; empty if there is none, or if it is only there beside a Wayland compositor.
[[nodiscard]] std::string x11_display();

}  // namespace unknot::desktop

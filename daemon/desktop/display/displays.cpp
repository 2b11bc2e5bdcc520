// SPDX-License-Identifier: MIT
// Which displays the environment names.
#include "display/displays.hpp"

#include "files/variable.hpp"

namespace unknot::desktop {

namespace {}  // namespace

std::vector<std::string> wayland_sockets() {
  const std::string folder = variable("XDG_RUNTIME_DIR");
  const std::string display = variable("WAYLAND_DISPLAY");
  if (display.starts_with('/')) return {display};
  if (folder.empty()) return {};
  if (!display.empty()) return {folder + "/" + display};
  if (!variable("DISPLAY").empty()) return {};
  return {folder + "/wayland-0", folder + "/wayland-1"};
}

std::string x11_display() { return variable("WAYLAND_DISPLAY").empty() ? variable("DISPLAY") : ""; }

}  // namespace unknot::desktop

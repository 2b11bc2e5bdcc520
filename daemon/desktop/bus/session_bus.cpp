// SPDX-License-Identifier: MIT
// Where the session bus is.
#include "bus/session_bus.hpp"

#include <sys/socket.h>
#include <sys/un.h>

#include <cstddef>
#include <filesystem>
#include <string_view>

#include "bus/glib_pointer.hpp"
#include "files/variable.hpp"
#include "strings/number.hpp"

namespace unknot::desktop {

namespace {

std::optional<std::string> default_socket() {
  const std::string folder = variable("XDG_RUNTIME_DIR");
  return folder.empty() ? std::nullopt : std::optional(folder + "/bus");
}

std::string address_in_environment() { return variable("DBUS_SESSION_BUS_ADDRESS"); }

// The value of `key` in the first address; none if it does not begin with that.
std::optional<std::string> value_in(std::string_view address, std::string_view key) {
  if (!address.starts_with(key)) return std::nullopt;
  address.remove_prefix(key.size());
  const auto text = std::string(address.substr(0, address.find_first_of(",;")));
  const GlibPointer<char> value(g_uri_unescape_string(text.c_str(), nullptr));
  return value ? std::optional<std::string>(value.get()) : std::nullopt;
}

// As getpeername tells it: a path, or an abstract name after a zero byte.
std::string peer_of_session_bus() {
  const std::string address = session_bus_address().value_or("");
  if (const auto name = value_in(address, "unix:abstract=")) return std::string(1, '\0') + *name;
  return value_in(address, "unix:path=").value_or("");
}

std::string peer_of(int descriptor) {
  sockaddr_un peer{};
  socklen_t size = sizeof peer;
  if (::getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &size) != 0 || peer.sun_family != AF_UNIX)
    return "";
  std::string name(peer.sun_path, size - offsetof(sockaddr_un, sun_path));
  if (!name.empty() && name.back() == '\0') name.pop_back();
  return name;
}

}  // namespace

std::optional<std::string> socket_in_address(std::string_view address) { return value_in(address, "unix:path="); }

std::optional<std::string> session_bus_address() {
  if (const auto address = address_in_environment(); !address.empty()) {
    return address.contains("autolaunch:") ? std::nullopt : std::optional<std::string>(address);
  }
  const auto socket = default_socket();
  std::error_code ignored;
  if (!socket || !std::filesystem::exists(*socket, ignored)) return std::nullopt;
  return "unix:path=" + *socket;
}

std::optional<std::string> session_bus_socket() {
  if (const auto address = address_in_environment(); !address.empty()) return socket_in_address(address);
  return default_socket();
}

void shut_session_bus() {
  const std::string bus = peer_of_session_bus();
  std::error_code ignored;
  if (bus.empty()) return;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", ignored)) {
    const auto descriptor = number_in<int>(entry.path().filename().native());
    if (descriptor && peer_of(*descriptor) == bus) ::shutdown(*descriptor, SHUT_RDWR);
  }
}

}  // namespace unknot::desktop

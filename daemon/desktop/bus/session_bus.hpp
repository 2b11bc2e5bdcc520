// SPDX-License-Identifier: MIT
// Where the session bus is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace unknot::desktop {

inline constexpr const char* notifications_name = "org.freedesktop.Notifications";
inline constexpr const char* notifications_path = "/org/freedesktop/Notifications";

// "unix:path=/run/user/1000/bus,guid=..." gives the path; none for another kind of address. With several addresses in a
// row, the first one's.
[[nodiscard]] std::optional<std::string> socket_in_address(std::string_view address);

// The address GLib would use without starting a bus of its own: DBUS_SESSION_BUS_ADDRESS, else
// $XDG_RUNTIME_DIR/bus if that is there. GLib takes it from the environment too, so this can't be handed in.
[[nodiscard]] std::optional<std::string> session_bus_address();

// The file of the bus's socket, whether it is there or not; none if the bus has no such file.
[[nodiscard]] std::optional<std::string> session_bus_socket();

// Ends whatever waits for the session bus in this process: shuts down every socket of ours that leads there. From any
// thread. Libnotify makes its connection by itself, and a bus that stalls in the middle of that can't be left
// otherwise.
void shut_session_bus();

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
// The connection to the session bus, and who owns the name of the notification server there.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "desktop/glib_pointer.hpp"
#include "desktop/glib_thread.hpp"

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

// Lives in the GLib thread, like its callbacks.
class SessionBus {
 public:
  struct Events {
    std::function<void()> closed;      // the bus is gone; call `drop`
    std::function<void()> owner_came;  // of the name, also when it was there already
    std::function<void()> owner_left;  // also when there was none from the start
  };

  SessionBus(GlibThread& thread, Events events) : thread_(thread), events_(std::move(events)) {}
  SessionBus(const SessionBus&) = delete;
  SessionBus& operator=(const SessionBus&) = delete;
  ~SessionBus() { drop(); }

  // False if there is no bus. Does nothing if connected. May block as long as the bus hangs.
  bool connect();
  // Lets go of the connection; nothing else may hold it then, or `connect` would get it back closed.
  void drop();
  // nullptr: not connected.
  [[nodiscard]] GDBusConnection* get() const { return connection_.get(); }

 private:
  static void on_closed(GDBusConnection* connection, gboolean by_peer, GError* error, gpointer self);
  void watch_owner();

  GlibThread& thread_;
  Events events_;
  GlibPointer<GDBusConnection> connection_;
  gulong closed_handler_ = 0;
  guint watch_ = 0;
};

}  // namespace unknot::desktop

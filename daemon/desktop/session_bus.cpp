// SPDX-License-Identifier: MIT
// The connection to the session bus, and who owns the name of the notification server there.
#include "desktop/session_bus.hpp"

#include <cstdlib>
#include <filesystem>
#include <string_view>

namespace unknot::desktop {

namespace {

std::optional<std::string> default_socket() {
  const char* folder = std::getenv("XDG_RUNTIME_DIR");
  if (!folder || !*folder) return std::nullopt;
  return std::string(folder) + "/bus";
}

std::string_view address_in_environment() {
  const char* address = std::getenv("DBUS_SESSION_BUS_ADDRESS");
  return address ? address : "";
}

}  // namespace

std::optional<std::string> socket_in_address(std::string_view address) {
  constexpr std::string_view prefix = "unix:path=";
  if (!address.starts_with(prefix)) return std::nullopt;
  address.remove_prefix(prefix.size());
  const auto text = std::string(address.substr(0, address.find_first_of(",;")));
  const GlibPointer<char> path(g_uri_unescape_string(text.c_str(), nullptr));
  return path ? std::optional<std::string>(path.get()) : std::nullopt;
}

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

bool SessionBus::connect() {
  if (connection_) return true;
  if (!session_bus_address()) return false;
  // The one that libnotify will use too.
  connection_.reset(g_bus_get_sync(G_BUS_TYPE_SESSION, thread_.cancellable(), nullptr));
  // A closed one is handed out again as long as anybody holds it.
  if (connection_ && g_dbus_connection_is_closed(connection_.get())) connection_.reset();
  if (!connection_) return false;
  g_dbus_connection_set_exit_on_close(connection_.get(), FALSE);
  thread_.may_hang_on(connection_.get());
  closed_handler_ = g_signal_connect(connection_.get(), "closed", G_CALLBACK(on_closed), this);
  watch_owner();
  return true;
}

void SessionBus::on_closed(GDBusConnection*, gboolean, GError*, gpointer self) {
  static_cast<SessionBus*>(self)->events_.closed();
}

void SessionBus::watch_owner() {
  watch_ = g_bus_watch_name_on_connection(
      connection_.get(), notifications_name, G_BUS_NAME_WATCHER_FLAGS_NONE,
      [](GDBusConnection*, const char*, const char*, gpointer self) {
        static_cast<SessionBus*>(self)->events_.owner_came();
      },
      [](GDBusConnection* connection, const char*, gpointer self) {
        // Without a connection it is the bus that went; on_closed tells so.
        if (connection) static_cast<SessionBus*>(self)->events_.owner_left();
      },
      this, nullptr);
}

void SessionBus::drop() {
  if (!connection_) return;
  g_bus_unwatch_name(watch_);
  g_signal_handler_disconnect(connection_.get(), closed_handler_);
  thread_.may_hang_on(nullptr);
  connection_.reset();
}

}  // namespace unknot::desktop

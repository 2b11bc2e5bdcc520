// SPDX-License-Identifier: MIT
// Leaves a bus that sends more than anybody could want to read.
#include "desktop/flood_gate.hpp"

#include <sys/socket.h>

#include <atomic>

#include "desktop/flood.hpp"

namespace unknot::desktop {

struct FloodGate::Count {
  // In the thread that reads.
  [[nodiscard]] bool too_much() {
    if (!over && !flood.passes(Flood::Clock::now())) over = true;
    return over;
  }

  Flood flood;
  std::atomic<bool> over = false;
};

FloodGate::FloodGate(GDBusConnection* connection) : connection_(connection), count_(std::make_shared<Count>()) {
  using Shared = std::shared_ptr<Count>;
  filter_ = g_dbus_connection_add_filter(
      connection,
      [](GDBusConnection* bus, GDBusMessage* message, gboolean incoming, gpointer count) -> GDBusMessage* {
        if (!incoming || !(*static_cast<Shared*>(count))->too_much()) return message;
        shut(g_dbus_connection_get_stream(bus));
        g_object_unref(message);
        return nullptr;
      },
      new Shared(count_), [](gpointer count) { delete static_cast<Shared*>(count); });
}

FloodGate::~FloodGate() { g_dbus_connection_remove_filter(connection_, filter_); }

bool FloodGate::flooded() const { return count_->over; }

void shut(GIOStream* stream) {
  if (!stream || !G_IS_SOCKET_CONNECTION(stream)) return;
  ::shutdown(g_socket_get_fd(g_socket_connection_get_socket(G_SOCKET_CONNECTION(stream))), SHUT_RDWR);
}

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
// Disconnects from a bus that floods us.
#include "bus/flood_gate.hpp"

#include <sys/socket.h>

#include <array>
#include <atomic>
#include <utility>

#include "peer/allowance.hpp"

namespace unknot::desktop {

namespace {

// In parts of a message.
constexpr std::size_t message_cost = 16;
constexpr std::size_t at_once = 60 * message_cost;
constexpr std::size_t each_second = 20 * message_cost;
// We ask only so much, and every program that comes and goes is announced by the bus.
constexpr std::size_t expected_cost = 4;
// It goes no further than the thread that reads.
constexpr std::size_t others_cost = 3;

std::size_t cost_of(GDBusMessage* message, FloodGate::Concern concern) {
  if (concern == FloodGate::Concern::others) return others_cost;
  if (concern == FloodGate::Concern::perhaps_us) return expected_cost;
  const bool signal = g_dbus_message_get_message_type(message) == G_DBUS_MESSAGE_TYPE_SIGNAL;
  const char* member = g_dbus_message_get_member(message);
  return signal && g_strcmp0(member, "NameOwnerChanged") != 0 ? message_cost : expected_cost;
}

int descriptor_of(GIOStream* stream) {
  if (!stream || !G_IS_SOCKET_CONNECTION(stream)) return -1;
  return g_socket_get_fd(g_socket_connection_get_socket(G_SOCKET_CONNECTION(stream)));
}

// What has come would still be read, message by message.
void drain(GIOStream* stream) {
  std::array<char, 16384> nowhere;
  while (::recv(descriptor_of(stream), nowhere.data(), nowhere.size(), MSG_DONTWAIT) > 0) {
  }
}

}  // namespace

struct FloodGate::Count {
  // In the thread that reads, which is one for all connections.
  [[nodiscard]] bool too_much(std::size_t cost) {
    if (!over && !allowance.covers(cost)) over = true;
    return over;
  }

  Allowance allowance{at_once, each_second};
  std::atomic<bool> over = false;
};

// Of one connection. GDBus may be in it for a moment after its end.
struct FloodGate::Filter {
  // Takes the message, or hands it on.
  [[nodiscard]] GDBusMessage* pass(GDBusConnection* bus, GDBusMessage* message) const {
    const Concern concern = concerns ? concerns(message) : Concern::us;
    const bool flood = count->too_much(cost_of(message, concern));
    if (flood) {
      shut(g_dbus_connection_get_stream(bus));
      drain(g_dbus_connection_get_stream(bus));
    }
    if (!flood && concern != Concern::others) return message;
    g_object_unref(message);
    return nullptr;
  }

  std::shared_ptr<Count> count;
  Concerns concerns;
};

FloodGate::FloodGate() : count_(std::make_shared<Count>()) {}

void FloodGate::begin(GDBusConnection* connection, Concerns concerns) {
  end();
  connection_ = connection;
  count_->over = false;
  filter_ = g_dbus_connection_add_filter(
      connection,
      [](GDBusConnection* bus, GDBusMessage* message, gboolean incoming, gpointer filter) {
        return incoming ? static_cast<Filter*>(filter)->pass(bus, message) : message;
      },
      new Filter{count_, std::move(concerns)}, [](gpointer filter) { delete static_cast<Filter*>(filter); });
}

void FloodGate::end() {
  if (connection_) g_dbus_connection_remove_filter(std::exchange(connection_, nullptr), filter_);
}

bool FloodGate::flooded() const { return count_->over; }

void shut(GIOStream* stream) { ::shutdown(descriptor_of(stream), SHUT_RDWR); }

}  // namespace unknot::desktop

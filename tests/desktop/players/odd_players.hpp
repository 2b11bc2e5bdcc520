// SPDX-License-Identifier: MIT
// Media players on the session bus that are as odd as a test wants.
#pragma once

#include <gio/gio.h>

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "bus/glib_pointer.hpp"

namespace unknot::support {

// All of them are one program. They answer from a thread of GIO, so they need no loop.
class OddPlayers {
 public:
  OddPlayers() : bus_(connect()) {
    REQUIRE(bus_);
    g_dbus_connection_add_filter(bus_.get(), on_message, this, nullptr);
  }
  OddPlayers(const OddPlayers&) = delete;
  OddPlayers& operator=(const OddPlayers&) = delete;
  ~OddPlayers() { g_dbus_connection_close_sync(bus_.get(), nullptr, nullptr); }

  // A player that says so; "mute" answers nothing, "number" with one.
  void add(const std::string& name, const std::string& status) {
    become(name, status);
    const desktop::GlibPointer<GVariant> reply(g_dbus_connection_call_sync(
        bus_.get(), "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
        g_variant_new("(su)", (prefix + name).c_str(), 0U), nullptr, G_DBUS_CALL_FLAGS_NONE, -1, nullptr, nullptr));
  }
  void become(const std::string& name, const std::string& status) {
    const std::scoped_lock lock(mutex_);
    status_[name] = status;
  }
  // What it was told: "Pause", "Play", or "Get".
  [[nodiscard]] std::vector<std::string> told(const std::string& name) {
    const std::scoped_lock lock(mutex_);
    return told_[name];
  }
  [[nodiscard]] std::size_t all_told() {
    const std::scoped_lock lock(mutex_);
    std::size_t count = 0;
    for (const auto& each : told_) count += each.second.size();
    return count;
  }
  // The mute ones answer what they were asked, late.
  void speak(const std::string& status) {
    const std::scoped_lock lock(mutex_);
    for (const auto& call : unanswered_) answer(call.get(), status);
    unanswered_.clear();
  }

 private:
  static inline const std::string prefix = "org.mpris.MediaPlayer2.";

  static GDBusConnection* connect() {
    constexpr auto flags = static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                             G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION);
    const desktop::GlibPointer<char> address(g_dbus_address_get_for_bus_sync(G_BUS_TYPE_SESSION, nullptr, nullptr));
    return g_dbus_connection_new_for_address_sync(address.get(), flags, nullptr, nullptr, nullptr);
  }

  static GDBusMessage* on_message(GDBusConnection*, GDBusMessage* message, gboolean incoming, gpointer self) {
    if (!incoming || g_dbus_message_get_message_type(message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL) return message;
    static_cast<OddPlayers*>(self)->take(message);
    return nullptr;
  }

  // WirePlumber asks each player too, what it is called.
  static bool by_others(GDBusMessage* message) {
    GVariant* body = g_dbus_message_get_body(message);
    if (!body || !g_variant_is_of_type(body, G_VARIANT_TYPE("(ss)"))) return false;
    const char* property = nullptr;
    g_variant_get(body, "(&s&s)", nullptr, &property);
    return std::string(property) != "PlaybackStatus";
  }

  void take(GDBusMessage* message) {
    std::shared_ptr<GDBusMessage> call(message, g_object_unref);
    if (by_others(message)) return;
    const std::string method = g_dbus_message_get_member(message);
    const std::string name = std::string(g_dbus_message_get_destination(message)).substr(prefix.size());
    const std::scoped_lock lock(mutex_);
    told_[name].push_back(method);
    if (status_[name] == "mute") return unanswered_.push_back(std::move(call));
    answer(message, status_[name]);
  }

  void answer(GDBusMessage* call, const std::string& status) {
    GDBusMessage* reply = g_dbus_message_new_method_reply(call);
    GVariant* value = status == "number" ? g_variant_new_int32(7) : g_variant_new_string(status.c_str());
    if (std::string(g_dbus_message_get_member(call)) != "Get")
      g_variant_unref(g_variant_ref_sink(value));
    else
      g_dbus_message_set_body(reply, g_variant_new("(v)", value));
    g_dbus_connection_send_message(bus_.get(), reply, G_DBUS_SEND_MESSAGE_FLAGS_NONE, nullptr, nullptr);
    g_object_unref(reply);
  }

  std::mutex mutex_;  // guards what follows
  std::map<std::string, std::string> status_;
  std::map<std::string, std::vector<std::string>> told_;
  std::vector<std::shared_ptr<GDBusMessage>> unanswered_;
  desktop::GlibPointer<GDBusConnection> bus_;
};

}  // namespace unknot::support

// SPDX-License-Identifier: MIT
#include "soak/server.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>

#include "end_to_end/process.hpp"

namespace unknot::soak {

namespace {

constexpr const char* own = "org.freedesktop.Notifications";
constexpr const char* path = "/org/freedesktop/Notifications";
constexpr guint32 by_person = 2;
constexpr guint32 by_call = 3;

GDBusConnection* connect(const std::string& address) {
  constexpr auto flags = static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                           G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION);
  return g_dbus_connection_new_for_address_sync(address.c_str(), flags, nullptr, nullptr, nullptr);
}

// Key, label, key, label.
std::vector<std::string> every_second(GVariant* texts) {
  std::vector<std::string> keys;
  for (gsize index = 0; index + 1 < g_variant_n_children(texts); index += 2) {
    const char* key = "";
    g_variant_get_child(texts, index, "&s", &key);
    keys.emplace_back(key);
  }
  return keys;
}

}  // namespace

bool Server::Shown::offers(const std::string& key) const { return std::ranges::find(buttons, key) != buttons.end(); }

Server::Server(const std::string& bus) : bus_(connect(bus)) {
  REQUIRE(bus_);
  g_dbus_connection_add_filter(bus_, on_message, this, nullptr);
  call("RequestName", g_variant_new("(su)", own, 0U));
}

Server::~Server() {
  g_dbus_connection_close_sync(bus_, nullptr, nullptr);
  g_object_unref(bus_);
}

Server::Screen Server::screen() {
  const std::scoped_lock lock(mutex_);
  return screen_;
}

void Server::press(const std::string& key) {
  const guint32 id = id_with(key);
  say("ActionInvoked", g_variant_new("(us)", id, key.c_str()));
  remove(id, by_person);
}

void Server::close_with(const std::string& key) { remove(id_with(key), by_person); }

void Server::catch_up() { call("GetId", nullptr); }

void Server::call(const char* method, GVariant* arguments) {
  GVariant* const reply =
      g_dbus_connection_call_sync(bus_, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
                                  arguments, nullptr, G_DBUS_CALL_FLAGS_NONE, -1, nullptr, nullptr);
  REQUIRE(reply);
  g_variant_unref(reply);
}

GDBusMessage* Server::on_message(GDBusConnection*, GDBusMessage* message, gboolean incoming, gpointer self) {
  const bool ours = incoming && g_dbus_message_get_message_type(message) == G_DBUS_MESSAGE_TYPE_METHOD_CALL &&
                    g_strcmp0(g_dbus_message_get_interface(message), own) == 0;
  if (!ours) return message;
  static_cast<Server*>(self)->take(message);
  g_object_unref(message);
  return nullptr;
}

void Server::take(GDBusMessage* call) {
  const std::string method = g_dbus_message_get_member(call);
  GVariant* const body = g_dbus_message_get_body(call);
  if (method == "GetServerInformation") answer(call, g_variant_new("(ssss)", "soak", "test", "1", "1.2"));
  if (method == "GetCapabilities") answer(call, g_variant_new_parsed("(['actions', 'body'],)"));
  if (method == "Notify") answer(call, g_variant_new("(u)", show(body)));
  if (method != "CloseNotification") return;
  guint32 id = 0;
  g_variant_get(body, "(u)", &id);
  answer(call, g_variant_new("()"));
  remove(id, by_call);
}

guint32 Server::show(GVariant* notify) {
  guint32 id = 0;
  const char* title = "";
  g_variant_get_child(notify, 1, "u", &id);
  g_variant_get_child(notify, 3, "&s", &title);
  GVariant* const actions = g_variant_get_child_value(notify, 5);
  const Shown shown{title, every_second(actions)};
  g_variant_unref(actions);
  const std::scoped_lock lock(mutex_);
  if (!screen_.contains(id)) id = ++last_id_;
  screen_.insert_or_assign(id, shown);
  return id;
}

void Server::remove(guint32 id, guint32 reason) {
  {
    const std::scoped_lock lock(mutex_);
    if (screen_.erase(id) == 0) return;
  }
  say("NotificationClosed", g_variant_new("(uu)", id, reason));
}

guint32 Server::id_with(const std::string& key) {
  const std::scoped_lock lock(mutex_);
  const auto found = std::ranges::find_if(screen_, [&](const auto& each) { return each.second.offers(key); });
  INFO("pressing " << key);
  REQUIRE(found != screen_.end());
  return found->first;
}

void Server::answer(GDBusMessage* call, GVariant* body) {
  GDBusMessage* const reply = g_dbus_message_new_method_reply(call);
  g_dbus_message_set_body(reply, body);
  g_dbus_connection_send_message(bus_, reply, G_DBUS_SEND_MESSAGE_FLAGS_NONE, nullptr, nullptr);
  g_object_unref(reply);
}

void Server::say(const char* signal, GVariant* arguments) {
  g_dbus_connection_emit_signal(bus_, nullptr, path, own, signal, arguments, nullptr);
}

}  // namespace unknot::soak

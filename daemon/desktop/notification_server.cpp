// SPDX-License-Identifier: MIT
// Who shows our notifications, and what each of them does badly.
#include "desktop/notification_server.hpp"

#include <array>
#include <charconv>
#include <limits>
#include <memory>
#include <optional>
#include <string_view>

#include "desktop/glib_pointer.hpp"
#include "desktop/session_bus.hpp"
#include "planner/printable.hpp"

namespace unknot::desktop {

namespace {

constexpr std::size_t longest_reason = 200;  // characters

struct Row {
  std::string_view server;
  ServerManners manners;
  int before = std::numeric_limits<int>::max();  // this version
};

// dunst and mako know actions but draw none. Xfce's server puts the bar in the place of title, body and buttons, and
// draws `default` as one more button. GNOME and Plasma draw no bar. SwayNotificationCenter closes what is transient.
// A banner of GNOME 43 loses its buttons at the first update and never gets them back; 46 draws them anew.
constexpr std::array table{
    Row{"dunst", {.shows_buttons = false, .draws_value = true, .transient_notes = true}},
    Row{"mako", {.shows_buttons = false, .draws_value = true, .transient_notes = true}},
    Row{"SwayNotificationCenter", {.draws_value = true}},
    Row{"Xfce Notify Daemon", {.default_is_no_button = false}},
    Row{"gnome-shell", {.transient_notes = true, .keeps_buttons = false}, 46},
    Row{"gnome-shell", {.transient_notes = true}},
    Row{"Plasma", {.transient_notes = true}},
};

// 43 of "43.9"; 0 for none.
int major_version(const NotificationServer& server) {
  const std::string& text = server.version.text();
  int version = 0;
  std::from_chars(text.data(), text.data() + text.size(), version);
  return version;
}

GlibPointer<GVariant> call_sync(GDBusConnection* bus, GCancellable* cancellable, const char* method, const char* type,
                                GError** error) {
  constexpr int default_timeout = -1;
  return GlibPointer<GVariant>(
      g_dbus_connection_call_sync(bus, notifications_name, notifications_path, notifications_name, method, nullptr,
                                  G_VARIANT_TYPE(type), G_DBUS_CALL_FLAGS_NONE, default_timeout, cancellable, error));
}

bool is(GVariant* reply, const char* type) { return reply && g_variant_is_of_type(reply, G_VARIANT_TYPE(type)); }

// `visit(name)` for each in the list that is all of the reply, until it returns false.
template <class Visit>
void for_each_name(GVariant* reply, Visit visit) {
  if (!is(reply, "(as)")) return;
  const GlibPointer<GVariant> list(g_variant_get_child_value(reply, 0));
  GVariantIter names;
  const char* name = nullptr;
  g_variant_iter_init(&names, list.get());
  while (g_variant_iter_next(&names, "&s", &name) && visit(name)) continue;
}

bool has_name(GVariant* reply, std::string_view wanted) {
  bool found = false;
  for_each_name(reply, [&](std::string_view name) { return !(found = name == wanted); });
  return found;
}

// A call that goes out now and whose reply is taken when it comes.
struct Pending {
  std::function<void(GVariant*)> taken;
};

struct Target {
  const char* name;
  const char* path;
  const char* interface;
};

void call_async(GDBusConnection* bus, GCancellable* cancellable, const Target& target, const char* method,
                const char* type, std::function<void(GVariant*)> taken) {
  constexpr int for_ever = G_MAXINT;
  g_dbus_connection_call(
      bus, target.name, target.path, target.interface, method, nullptr, G_VARIANT_TYPE(type),
      G_DBUS_CALL_FLAGS_NO_AUTO_START, for_ever, cancellable,
      [](GObject* source, GAsyncResult* result, gpointer data) {
        const std::unique_ptr<Pending> pending(static_cast<Pending*>(data));
        const GlibPointer<GVariant> reply(g_dbus_connection_call_finish(G_DBUS_CONNECTION(source), result, nullptr));
        if (reply) pending->taken(reply.get());
      },
      new Pending{std::move(taken)});
}

constexpr Target server_target{notifications_name, notifications_path, notifications_name};
constexpr Target bus_target{"org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus"};

}  // namespace

std::string NotificationServer::title() const {
  // mako tells 0.0.0 whatever it is.
  return version.empty() || version == "0.0.0" ? name.text() : name.text() + ' ' + version.text();
}

ServerManners manners_of(const NotificationServer& server) {
  for (const Row& row : table) {
    if (row.server == server.name.text() && major_version(server) < row.before) return row.manners;
  }
  return {};
}

Trouble Trouble::of(const GError& error) {
  const auto is = [&](GQuark domain, int code) { return g_error_matches(&error, domain, code) != FALSE; };
  if (is(G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) || is(G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER)) {
    return {Kind::no_server, "no notification server"};
  }
  if (is(G_IO_ERROR, G_IO_ERROR_TIMED_OUT) || is(G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT) ||
      is(G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT)) {
    return silent();
  }
  if (is(G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY)) return {Kind::left, "the notification server went away"};
  if (is(G_IO_ERROR, G_IO_ERROR_CLOSED)) return no_bus();
  return {Kind::other, "the notification server refuses: " + printable(error.message, longest_reason)};
}

NotificationServer server_in(GVariant* reply) {
  NotificationServer server;
  if (!is(reply, "(ssss)")) return server;
  const char *name = "", *vendor = "", *version = "", *spec = "";
  g_variant_get(reply, "(&s&s&s&s)", &name, &vendor, &version, &spec);
  server.name = name;
  server.version = version;
  return server;
}

std::set<ProgramName> capabilities_in(GVariant* reply) {
  std::set<ProgramName> capabilities;
  for_each_name(reply, [&](const char* name) {
    capabilities.emplace(name);
    return capabilities.size() < most_capabilities;
  });
  return capabilities;
}

std::expected<NotificationServer, Trouble> read_server(GDBusConnection* bus, GCancellable* cancellable) {
  NotificationServer server;
  GError* error = nullptr;
  if (const auto reply = call_sync(bus, cancellable, "GetServerInformation", "(ssss)", &error)) {
    server = server_in(reply.get());
  }
  if (!error) {
    if (const auto reply = call_sync(bus, cancellable, "GetCapabilities", "(as)", &error)) {
      server.capabilities = capabilities_in(reply.get());
    }
  }
  if (!error) return server;
  const GlibPointer<GError> owned(error);
  return std::unexpected(Trouble::of(*owned));
}

void ask_server(GDBusConnection* bus, GCancellable* cancellable, std::function<void(NotificationServer)> answered) {
  // The server answers in order, so the second reply comes last.
  const auto server = std::make_shared<NotificationServer>();
  call_async(bus, cancellable, server_target, "GetServerInformation", "(ssss)",
             [server](GVariant* reply) { *server = server_in(reply); });
  call_async(bus, cancellable, server_target, "GetCapabilities", "(as)",
             [server, answered = std::move(answered)](GVariant* reply) {
               server->capabilities = capabilities_in(reply);
               answered(*server);
             });
}

void ask_startable(GDBusConnection* bus, GCancellable* cancellable, std::function<void(bool)> answered) {
  call_async(bus, cancellable, bus_target, "ListActivatableNames", "(as)",
             [answered = std::move(answered)](GVariant* reply) { answered(has_name(reply, notifications_name)); });
}

}  // namespace unknot::desktop

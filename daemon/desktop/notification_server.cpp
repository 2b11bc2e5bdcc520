// SPDX-License-Identifier: MIT
// Who shows our notifications, and what each of them does badly.
#include "desktop/notification_server.hpp"

#include <array>
#include <charconv>
#include <limits>
#include <string_view>

#include "desktop/glib_pointer.hpp"

namespace unknot::desktop {

namespace {

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
  int version = 0;
  std::from_chars(server.version.data(), server.version.data() + server.version.size(), version);
  return version;
}

void read_information(GVariant* reply, NotificationServer& server) {
  const char *name = "", *vendor = "", *version = "", *spec = "";
  g_variant_get(reply, "(&s&s&s&s)", &name, &vendor, &version, &spec);
  server.name = name;
  server.version = version;
}

void read_capabilities(GVariant* reply, NotificationServer& server) {
  GVariantIter* names = nullptr;
  const char* name = nullptr;
  g_variant_get(reply, "(as)", &names);
  while (g_variant_iter_next(names, "&s", &name)) server.capabilities.insert(name);
  g_variant_iter_free(names);
}

bool is(GVariant* reply, const char* type) { return reply && g_variant_is_of_type(reply, G_VARIANT_TYPE(type)); }

}  // namespace

std::string NotificationServer::title() const {
  // mako tells 0.0.0 whatever it is.
  return version.empty() || version == "0.0.0" ? name : name + ' ' + version;
}

ServerManners manners_of(const NotificationServer& server) {
  for (const Row& row : table) {
    if (row.server == server.name && major_version(server) < row.before) return row.manners;
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
  return {Kind::other, std::string("the notification server refuses: ") + error.message};
}

bool is_information(GVariant* reply) { return is(reply, "(ssss)"); }

NotificationServer server_in(GVariant* reply) {
  NotificationServer server;
  if (is_information(reply)) read_information(reply, server);
  return server;
}

void add_capabilities(GVariant* reply, NotificationServer& server) {
  if (is(reply, "(as)")) read_capabilities(reply, server);
}

bool is_listed(GVariant* reply, std::string_view name) {
  if (!is(reply, "(as)")) return false;
  GVariantIter* names = nullptr;
  const char* each = nullptr;
  bool found = false;
  g_variant_get(reply, "(as)", &names);
  while (!found && g_variant_iter_next(names, "&s", &each)) found = name == each;
  g_variant_iter_free(names);
  return found;
}

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
// What a notification server says of itself, and how calls to it fail.
#include "notify/notification_server.hpp"

#include <string_view>

#include "bus/glib_pointer.hpp"
#include "bus/variant.hpp"
#include "strings/printable.hpp"

namespace unknot::desktop {

using sources::What;

namespace {

constexpr std::size_t longest_reason = 200;  // characters

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

}  // namespace

std::string NotificationServer::title() const {
  // mako always reports 0.0.0.
  return version.empty() || version == "0.0.0" ? name.text() : name.text() + ' ' + version.text();
}

ServerManners manners_of(const NotificationServer& server) {
  return manners_of(server.name.text(), server.version.text());
}

ServerProblem ServerProblem::of(const GError& error) {
  const auto is = [&](GQuark domain, int code) { return g_error_matches(&error, domain, code) != FALSE; };
  if (is(G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) || is(G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER)) {
    return no_server();
  }
  if (is(G_IO_ERROR, G_IO_ERROR_TIMED_OUT) || is(G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT) ||
      is(G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT)) {
    return silent();
  }
  if (is(G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY)) return of(Kind::left, What::disappeared);
  if (is(G_IO_ERROR, G_IO_ERROR_CLOSED)) return no_bus();
  return {Kind::other, {.what = What::server_refused, .detail = printable(error.message, longest_reason)}};
}

bool is_information(GVariant* reply) { return is(reply, "(ssss)"); }

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

bool is_listed(GVariant* reply, std::string_view name) {
  bool found = false;
  for_each_name(reply, [&](std::string_view each) { return !(found = each == name); });
  return found;
}

}  // namespace unknot::desktop

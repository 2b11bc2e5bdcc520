// SPDX-License-Identifier: MIT
// A server that refuses: notification-daemon takes no more than 20 notifications at once. Runs beside a real one.
#include <gio/gio.h>

#include <catch2/catch_all.hpp>

#include "bus/glib_pointer.hpp"
#include "desktop/screen_support.hpp"
#include "notify/notifications.hpp"

using namespace unknot::desktop;
using namespace unknot::support;

namespace {

// Somebody else's notifications.
class Crowd {
 public:
  Crowd() : bus_(g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr)) {}

  // Until the server takes no more.
  void fill() {
    while (ids_.size() < 100 && notify()) {
    }
  }

  void leave() {
    for (const guint32 id : ids_) call("CloseNotification", g_variant_new("(u)", id));
    ids_.clear();
  }

 private:
  GlibPointer<GVariant> call(const char* method, GVariant* parameters) {
    return GlibPointer<GVariant>(g_dbus_connection_call_sync(
        bus_.get(), "org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications",
        method, parameters, nullptr, G_DBUS_CALL_FLAGS_NONE, -1, nullptr, nullptr));
  }

  bool notify() {
    const auto reply =
        call("Notify", g_variant_new("(susssasa{sv}i)", "crowd", 0U, "", "Crowd", "", nullptr, nullptr, 0));
    if (!reply) return false;
    ids_.emplace_back();
    g_variant_get(reply.get(), "(u)", &ids_.back());
    return true;
  }

  GlibPointer<GDBusConnection> bus_;
  std::vector<guint32> ids_;
};

}  // namespace

TEST_CASE("a server that refuses is told, and tried again after a while") {
  Crowd crowd;
  crowd.fill();
  Loop loop;
  Recorder recorder;
  BusThread thread;
  Bus bus{loop.io, thread.get(), Bus::Which::session};
  Notifications screen(loop.io, bus, recorder);
  const View view{.title = "Stretch", .lines = {}, .buttons = {}, .percent = {}, .progress = {}, .image = {}};
  screen.present(view);
  REQUIRE(loop.until([&] { return recorder.told.size() == 2; }));
  CHECK(recorder.told[0].starts_with("failed: the notification server refused: "));
  CHECK(recorder.told[1] == "restored");

  crowd.leave();
  recorder.told.clear();
  screen.present(view);
  REQUIRE(loop.until([&] { return screen.name().has_value(); }));
  CHECK(recorder.told.empty());
}

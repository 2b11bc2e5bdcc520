// SPDX-License-Identifier: MIT
// A Mutter that misbehaves, played by the test on a bus of its own: GNOME's own can't be made to.
#include "idle/idle_mutter.hpp"

#include <atomic>
#include <catch2/catch_all.hpp>

#include "bus/glib_pointer.hpp"
#include "desktop/private_bus.hpp"
#include "words/problems/source.hpp"

using namespace unknot::desktop;
using namespace unknot::support;
using namespace std::chrono_literals;
using Strings = std::vector<std::string>;

namespace {

enum class Manner { real, silent, refuses, talks_rubbish, exaggerates };

// Answers from a thread of GIO, so it needs no loop.
class Mutter {
 public:
  Mutter(const std::string& address, Manner manner) : manner(manner) {
    constexpr auto flags = static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                             G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION);
    bus_.reset(g_dbus_connection_new_for_address_sync(address.c_str(), flags, nullptr, nullptr, nullptr));
    REQUIRE(bus_);
    g_dbus_connection_add_filter(bus_.get(), on_message, this, nullptr);
    const GlibPointer<GVariant> reply(g_dbus_connection_call_sync(
        bus_.get(), "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
        g_variant_new("(su)", name, 0U), nullptr, G_DBUS_CALL_FLAGS_NONE, -1, nullptr, nullptr));
    REQUIRE(reply);
  }
  Mutter(const Mutter&) = delete;
  Mutter& operator=(const Mutter&) = delete;
  ~Mutter() { g_dbus_connection_close_sync(bus_.get(), nullptr, nullptr); }

  std::atomic<Manner> manner;
  std::atomic<int> asked = 0;  // how long the silence is

 private:
  static constexpr const char* name = "org.gnome.Mutter.IdleMonitor";

  static GDBusMessage* on_message(GDBusConnection*, GDBusMessage* message, gboolean incoming, gpointer self) {
    if (!incoming || g_strcmp0(g_dbus_message_get_interface(message), name) != 0) return message;
    static_cast<Mutter*>(self)->answer(message);
    g_object_unref(message);
    return nullptr;
  }
  void answer(GDBusMessage* call) {
    const bool length = g_strcmp0(g_dbus_message_get_member(call), "GetIdletime") == 0;
    if (length) ++asked;
    if (manner == Manner::silent) return;
    GDBusMessage* reply = manner == Manner::refuses
                              ? g_dbus_message_new_method_error_literal(call, "org.test.Error", "no")
                              : g_dbus_message_new_method_reply(call);
    if (manner == Manner::talks_rubbish) g_dbus_message_set_body(reply, g_variant_new("(s)", "for ever"));
    const guint64 silence = manner == Manner::exaggerates ? G_MAXUINT64 : 7;
    const bool truth = manner == Manner::real || manner == Manner::exaggerates;
    if (truth)
      g_dbus_message_set_body(reply, length ? g_variant_new("(t)", silence) : g_variant_new("(u)", ++watches_));
    g_dbus_connection_send_message(bus_.get(), reply, G_DBUS_SEND_MESSAGE_FLAGS_NONE, nullptr, nullptr);
    g_object_unref(reply);
  }

  GlibPointer<GDBusConnection> bus_;
  guint32 watches_ = 0;
};

struct Scene {
  explicit Scene(Manner manner) : mutter(own_bus.address(), manner) {}
  [[nodiscard]] bool told(std::size_t times) {
    return loop.until([&] { return heard.size() >= times; });
  }

  struct OwnBus : PrivateBus {
    OwnBus() { REQUIRE(up()); }
  } own_bus;
  Variable address{"DBUS_SESSION_BUS_ADDRESS", own_bus.address()};
  Loop loop;
  Mutter mutter;
  BusThread thread;
  Bus bus{loop.io, thread.get(), Bus::Which::session};
  Strings heard;
  std::chrono::milliseconds silence{0};
  MutterIdle idle{
      loop.io,
      bus,
      SilenceWatch{.after = 1min, .gap = 1s},
      {.found =
           [this](const IdleSource::Found& found) {
             heard.emplace_back("found");
             silence = found.silence;
           },
       .lost = [this](const unknot::sources::Problem& why) { heard.push_back(unknot::words::problem(why)); },
       .silent = [](auto) {},
       .active = [] {},
       .gap = [] {},
       .typing = [](bool) {}}};
};

}  // namespace

TEST_CASE("a Mutter that does not answer is said to be silent, once", "[F15]") {
  Scene scene(Manner::silent);
  REQUIRE(scene.told(1));
  CHECK(scene.heard == Strings{"Mutter does not answer"});
}

TEST_CASE("a Mutter that can't tell is asked ever more rarely, and used once it can", "[F15]") {
  Scene scene(GENERATE(Manner::refuses, Manner::talks_rubbish));
  REQUIRE(scene.loop.until([&] { return scene.mutter.asked >= 5; }));
  CHECK(scene.heard == Strings{"Mutter does not report idle time"});
  scene.mutter.manner = Manner::real;
  REQUIRE(scene.told(2));
  CHECK(scene.heard.back() == "found");
  CHECK(scene.silence == 7ms);
}

TEST_CASE("a silence that can't be is cut to one that can", "[F15]") {
  Scene scene(Manner::exaggerates);
  REQUIRE(scene.told(1));
  CHECK(scene.silence == std::chrono::hours{24 * 365});
}

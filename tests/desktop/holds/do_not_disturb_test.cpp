// SPDX-License-Identifier: MIT
// The switch of the notification server that runs here: dunst, mako, swaync, Xfce's, GNOME's or Plasma's.
#include <catch2/catch_all.hpp>

#include "bus/glib_pointer.hpp"
#include "desktop/perception.hpp"
#include "desktop/server_tools.hpp"
#include "holds/do_not_disturb.hpp"
#include "words/problems/source.hpp"

using namespace unknot;
using namespace unknot::desktop;
using namespace unknot::support;
using Strings = std::vector<std::string>;

namespace {

// Plasma's ends with the connection that asked for it.
class Inhibition {
 public:
  Inhibition()
      : bus_(g_dbus_connection_new_for_address_sync(
            variable("DBUS_SESSION_BUS_ADDRESS").c_str(),
            static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                              G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION),
            nullptr, nullptr, nullptr)) {
    GVariantBuilder hints;
    g_variant_builder_init(&hints, G_VARIANT_TYPE_VARDICT);
    const GlibPointer<GVariant> reply(g_dbus_connection_call_sync(
        bus_.get(), "org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications",
        "Inhibit", g_variant_new("(ssa{sv})", "org.kde.plasmashell", "a talk", &hints), nullptr, G_DBUS_CALL_FLAGS_NONE,
        5000, nullptr, nullptr));
    REQUIRE(reply);
  }
  Inhibition(const Inhibition&) = delete;
  Inhibition& operator=(const Inhibition&) = delete;
  ~Inhibition() { g_dbus_connection_close_sync(bus_.get(), nullptr, nullptr); }

 private:
  GlibPointer<GDBusConnection> bus_;
};

// What the person does to have peace. Off again at the end.
class Switch {
 public:
  void turn(bool on) {
    const std::string server = ServerTools::name();
    if (server == "dunst") output_of(std::string("dunstctl set-paused ") + (on ? "true" : "false"));
    if (server == "mako") output_of(std::string("makoctl mode ") + (on ? "-a" : "-r") + " dnd");
    if (server == "swaync") output_of(std::string("swaync-client ") + (on ? "-dn" : "-df") + " -sw");
    if (server == "gnome-shell") {
      output_of(std::string("gsettings set org.gnome.desktop.notifications show-banners ") + (on ? "false" : "true"));
    }
    if (server == "xfce4-notifyd") {
      output_of(std::string("xfconf-query -c xfce4-notifyd -p /do-not-disturb -n -t bool -s ") +
                (on ? "true" : "false"));
    }
    if (server == "plasma") inhibition_ = on ? std::make_unique<Inhibition>() : nullptr;
    on_ = on;
  }
  ~Switch() {
    if (on_) turn(false);
  }

 private:
  std::unique_ptr<Inhibition> inhibition_;
  bool on_ = false;
};

// What the server calls itself.
std::string title() {
  const std::string name = ServerTools::name();
  if (name == "swaync") return "SwayNotificationCenter";
  if (name == "plasma") return "Plasma";
  return name == "xfce4-notifyd" ? "Xfce Notify Daemon" : name;
}

std::string held() { return "hold dnd by " + title(); }

// One for all tests: GSettings tells changes in the thread that used it first, for ever.
struct Machine {
  Loop loop;
  BusThread thread;
};

Machine& machine() {
  static Machine one;
  return one;
}

struct Desk {
  Desk() : sense(loop.io, bus, machine().thread.get(), perception) {}
  [[nodiscard]] bool ready() {
    return loop.until([&] { return !sense.state().source.empty(); });
  }
  [[nodiscard]] bool told(const Strings& what) { return perception.told_all(loop, what); }

  Loop& loop = machine().loop;
  RecordingPerception perception;
  Bus bus{loop.io, machine().thread.get(), Bus::Which::session};
  DoNotDisturb sense;
};

}  // namespace

TEST_CASE("do not disturb is told when it is switched on and off") {
  Switch quiet;
  Desk desk;
  REQUIRE(desk.ready());
  CHECK(words::provider(desk.sense.state().source).starts_with(title()));
  CHECK(desk.perception.parties_told(desk.loop, 1));
  quiet.turn(true);
  REQUIRE(desk.told({held()}));
  quiet.turn(false);
  REQUIRE(desk.told({held(), "release dnd"}));
  quiet.turn(true);
  REQUIRE(desk.told({held(), "release dnd", held()}));
}

TEST_CASE("do not disturb that is on from the start is told") {
  Switch quiet;
  quiet.turn(true);
  Desk desk;
  REQUIRE(desk.told({held()}));
  quiet.turn(false);
  REQUIRE(desk.told({held(), "release dnd"}));
}

TEST_CASE("to read do not disturb again tells nothing twice") {
  Switch quiet;
  quiet.turn(true);
  Desk desk;
  REQUIRE(desk.told({held()}));
  desk.sense.read_again();
  desk.sense.read_again();
  quiet.turn(false);
  REQUIRE(desk.told({held(), "release dnd"}));
}

TEST_CASE("a server that leaves takes its do not disturb along") {
  if (ServerTools::name() != "dunst" && ServerTools::name() != "mako") return;
  Switch quiet;
  quiet.turn(true);
  Desk desk;
  REQUIRE(desk.told({held()}));
  ::kill(ServerTools::process(), SIGKILL);
  REQUIRE(desk.told({held(), "release dnd"}));
  REQUIRE(desk.loop.until([&] { return desk.sense.state().source.empty(); }));
  CHECK(desk.perception.parties_told(desk.loop, 2));
  const Child server({ServerTools::name()});
  REQUIRE(desk.ready());
  quiet.turn(true);
  REQUIRE(desk.told({held(), "release dnd", held()}));
}

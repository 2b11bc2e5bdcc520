// SPDX-License-Identifier: MIT
// What a session does when its sources leave, on buses of the test's own with a mocked login manager and screen saver:
// the real ones can't be taken away from a system that goes on.
#include <catch2/catch_all.hpp>

#include "away/session.hpp"
#include "bus/glib_pointer.hpp"
#include "desktop/mock.hpp"
#include "desktop/perception.hpp"
#include "desktop/private_bus.hpp"
#include "words/problems/source.hpp"

using namespace unknot;
using namespace unknot::desktop;
using namespace unknot::support;
using Strings = std::vector<std::string>;

namespace {

class Saver : public Mock {
 public:
  Saver() : Mock("session", "org.gnome.ScreenSaver", "gnome_screensaver") {}
  void begin(bool active) const {
    call(std::string("-o /org/gnome/ScreenSaver -m org.gnome.ScreenSaver.SetActive ") + (active ? "true" : "false"));
  }
};

class Login : public Mock {
 public:
  Login() : Mock("system", "org.freedesktop.login1", "logind") {
    call("-o /org/freedesktop/login1 -m org.freedesktop.DBus.Mock.AddSession c1 seat0 1000 desk true");
  }
  void lock() const {
    call("-o " + session +
         " -m org.freedesktop.DBus.Mock.UpdateProperties org.freedesktop.login1.Session \"{'LockedHint': <true>}\"");
  }
  void sleep_begins() const {
    call(
        "-o /org/freedesktop/login1 -m org.freedesktop.DBus.Mock.EmitSignal org.freedesktop.login1.Manager "
        "PrepareForSleep b '[<true>]'");
  }

 private:
  inline static const std::string session = "/org/freedesktop/login1/session/c1";
};

struct Desk {
  [[nodiscard]] bool told(const Strings& what) { return perception.told_all(loop, what); }
  [[nodiscard]] bool source(const std::string& source) {
    return loop.until([&] { return words::provider(sense.state().source) == source; });
  }

  Loop loop;
  RecordingPerception perception;
  BusThread thread;
  Bus system{loop.io, thread.get(), Bus::Which::system};
  Bus user{loop.io, thread.get(), Bus::Which::session};
  Session sense{loop.io, system, user, perception};
};

// Somebody on the bus of this address sends everybody there that many signals that nobody asked for.
void pester(const std::string& address, int signals) {
  constexpr auto flags = static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                           G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION);
  const GlibPointer<GDBusConnection> bus(
      g_dbus_connection_new_for_address_sync(address.c_str(), flags, nullptr, nullptr, nullptr));
  const GlibPointer<GVariant> reply(
      g_dbus_connection_call_sync(bus.get(), "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                  "ListNames", nullptr, nullptr, G_DBUS_CALL_FLAGS_NONE, -1, nullptr, nullptr));
  const GlibPointer<GVariant> names(g_variant_get_child_value(reply.get(), 0));
  GVariantIter all;
  const char* name = nullptr;
  g_variant_iter_init(&all, names.get());
  while (g_variant_iter_next(&all, "&s", &name)) {
    if (name[0] != ':') continue;
    for (int signal = 0; signal < signals; ++signal) {
      g_dbus_connection_emit_signal(bus.get(), name, "/x", "x.y", "Z", nullptr, nullptr);
    }
  }
  g_dbus_connection_flush_sync(bus.get(), nullptr, nullptr);
}

struct Buses {
  Buses() {
    REQUIRE(system.up());
    REQUIRE(user.up());
  }
  PrivateBus system;
  PrivateBus user;
  Variable system_address{"DBUS_SYSTEM_BUS_ADDRESS", system.address()};
  Variable user_address{"DBUS_SESSION_BUS_ADDRESS", user.address()};
  Variable session{"XDG_SESSION_ID", "c1"};
};

// Locked, as the login manager says.
struct LockedDesk {
  Buses buses;
  std::unique_ptr<Login> login = std::make_unique<Login>();
  Desk desk;

  LockedDesk() {
    REQUIRE(desk.source("logind, session c1"));
    login->lock();
    REQUIRE(desk.told({"lock"}));
  }
};

// Locked, as a screen saver says.
struct SaverDesk {
  Buses buses;
  Saver saver;
  Desk desk;

  SaverDesk() {
    REQUIRE(desk.source("org.gnome.ScreenSaver"));
    saver.begin(true);
    REQUIRE(desk.told({"lock"}));
  }
};

}  // namespace

TEST_CASE("a screen saver of the desktop tells a lock where nobody else does") {
  Buses buses;
  const Saver saver;
  Desk desk;
  REQUIRE(desk.source("org.gnome.ScreenSaver"));
  saver.begin(true);
  REQUIRE(desk.told({"lock"}));
  saver.begin(false);
  REQUIRE(desk.told({"lock", "unlock"}));
}

TEST_CASE("a screen saver that leaves does not keep the screen locked") {
  Buses buses;
  auto saver = std::make_unique<Saver>();
  saver->begin(true);
  Desk desk;
  REQUIRE(desk.told({"lock"}));
  saver.reset();
  REQUIRE(desk.told({"lock", "unlock"}));
}

TEST_CASE("a screen stays locked when the bus that told of it is lost, while the hands are off", "[F70]") {
  SaverDesk locked;
  auto& [buses, saver, desk] = locked;
  desk.sense.hands(Hands::off);
  buses.user.stop();
  CHECK(desk.perception.parties_told(desk.loop, 2));  // what is told after an unlock would be
  CHECK(desk.perception.told == Strings{"lock"});
  desk.sense.hands(Hands::on);
  REQUIRE(desk.told({"lock", "unlock"}));
}

TEST_CASE("a screen that was locked a moment ago stays so when the bus that told of it is lost", "[F70]") {
  SaverDesk locked;
  auto& [buses, saver, desk] = locked;
  desk.sense.hands(Hands::on);
  buses.user.stop();
  CHECK(desk.perception.parties_told(desk.loop, 2));
  CHECK(desk.perception.told == Strings{"lock"});
  desk.sense.hands(Hands::unseen);
  REQUIRE(desk.told({"lock", "unlock"}));
}

TEST_CASE("where nobody could see that the person is back, a lost bus ends the lock, and that is said once", "[F70]") {
  SaverDesk locked;
  auto& [buses, saver, desk] = locked;
  buses.user.stop();
  REQUIRE(desk.told({"lock", "unlock"}));
  CHECK(desk.perception.parties_told(desk.loop, 2));
  CHECK(words::problem(desk.sense.state().problem) == "can't detect screen lock; assuming unlocked");
}

TEST_CASE("hands unlock nothing while those who told of the lock are there", "[F70]") {
  LockedDesk locked;
  locked.desk.sense.hands(Hands::off);
  locked.desk.sense.hands(Hands::on);
  locked.login->sleep_begins();
  REQUIRE(locked.desk.told({"lock", "sleep"}));
}

TEST_CASE("signals that somebody sends us on the system bus, without being asked, do not cost us the bus", "[F70]") {
  Buses buses;
  const Login login;
  Desk desk;
  REQUIRE(desk.source("logind, session c1"));
  pester(buses.system.address(), 200);  // 320 are too many, with less of our own
  login.lock();
  REQUIRE(desk.told({"lock"}));
  CHECK(desk.perception.parties_told(desk.loop, 1));
}

TEST_CASE("a login manager that starts again does not unlock, unless it says so", "[F70]") {
  LockedDesk locked;
  auto& [buses, login, desk] = locked;
  desk.sense.hands(Hands::off);
  login.reset();
  CHECK(desk.perception.parties_told(desk.loop, 2));
  CHECK(desk.perception.told == Strings{"lock"});
  login = std::make_unique<Login>();
  REQUIRE(desk.told({"lock", "unlock"}));
}

TEST_CASE("a system bus that dies while locked ends sleep and no lock, is said once, and is taken up again") {
  LockedDesk locked;
  auto& [buses, login, desk] = locked;
  desk.sense.hands(Hands::off);
  login->sleep_begins();
  REQUIRE(desk.told({"lock", "sleep"}));
  buses.system.stop();
  REQUIRE(desk.told({"lock", "sleep", "wake"}));
  REQUIRE(desk.loop.until([&] { return !desk.sense.state().problem.empty(); }));
  login.reset();
  buses.system.start();
  REQUIRE(buses.system.up());
  login = std::make_unique<Login>();
  REQUIRE(desk.source("logind, session c1"));
  CHECK(desk.sense.state().problem.empty());
  REQUIRE(desk.told({"lock", "sleep", "wake", "unlock"}));
  CHECK(desk.perception.parties_told(desk.loop, 3));
  login->lock();
  REQUIRE(desk.told({"lock", "sleep", "wake", "unlock", "lock"}));
}

TEST_CASE("where nobody tells of a lock, that is said once with what to do") {
  Buses buses;
  Desk desk;
  REQUIRE(desk.loop.until([&] { return !desk.perception.parties.empty(); }));
  CHECK(desk.perception.parties_told(desk.loop, 1));
  CHECK(words::problem(desk.sense.state().problem) == "can't detect screen lock; assuming unlocked");
  CHECK(desk.sense.state().fix == "sudo systemctl start systemd-logind");
}

TEST_CASE("where no login manager knows the session, a wish to lock is told as vain at once") {
  Buses buses;
  Desk desk;
  desk.sense.lock_screen();
  CHECK(words::problem(desk.sense.state().problem).contains("logind knows no session of yours"));
}

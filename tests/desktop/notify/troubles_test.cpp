// SPDX-License-Identifier: MIT
// Notifications where the server or the bus hangs, dies, is absent or comes late. Runs beside a real dunst or mako.
#include <catch2/catch_all.hpp>

#include "desktop/private_bus.hpp"
#include "desktop/server_tools.hpp"
#include "desktop/wire.hpp"
#include "notify/notifications.hpp"

using namespace unknot::desktop;
using namespace unknot::support;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using Strings = std::vector<std::string>;

namespace {

using Clock = std::chrono::steady_clock;

struct Desk {
  explicit Desk(std::chrono::milliseconds patience = 2s)
      : screen(std::make_unique<Notifications>(loop.io, bus, recorder,
                                               NotificationOptions{.icon = "unknot", .patience = patience})) {}
  [[nodiscard]] bool told(const Strings& what) {
    (void)loop.until([&] { return recorder.told.size() >= what.size(); });
    CHECK(recorder.told == what);
    return recorder.told == what;
  }
  [[nodiscard]] bool told_last(const std::string& what) {
    return loop.until([&] { return !recorder.told.empty() && recorder.told.back() == what; });
  }
  [[nodiscard]] bool named() {
    return loop.until([&] { return screen->name().has_value(); });
  }

  Loop loop;
  BusThread thread;
  Bus bus{loop.io, thread.get(), Bus::Which::session};
  Recorder recorder;
  std::unique_ptr<Notifications> screen;
};

// The server of the launcher, stopped until the end.
class Stopped {
 public:
  explicit Stopped(pid_t process) : process_(process) {
    REQUIRE(process > 0);
    ::kill(process_, SIGSTOP);
  }
  Stopped(const Stopped&) = delete;
  Stopped& operator=(const Stopped&) = delete;
  ~Stopped() { go_on(); }
  void go_on() const { ::kill(process_, SIGCONT); }

 private:
  pid_t process_;
};

}  // namespace

TEST_CASE("a server that hangs is told within the patience, and holds nobody up") {
  Desk desk(300ms);
  desk.screen->present(squeeze());
  REQUIRE(desk.loop.until([&] { return desk.recorder.shown == 1; }));
  desk.screen->clear();
  const Stopped server(ServerTools::process());
  const auto begin = Clock::now();
  desk.screen->present(squeeze());
  CHECK(Clock::now() - begin < 50ms);
  REQUIRE(desk.told({"failed: the notification server does not answer"}));
  CHECK(Clock::now() - begin < 1s);
  const auto end = Clock::now();
  desk.screen.reset();
  CHECK(Clock::now() - end < 1500ms);
  server.go_on();
  ServerTools::empty();  // who has left without an answer can't know what is shown after all
}

TEST_CASE("a server that goes on after a while is told, and what it showed late is still right") {
  Desk desk(100ms);
  REQUIRE(desk.named());
  const Stopped server(ServerTools::process());
  desk.screen->present(squeeze());
  REQUIRE(desk.told({"failed: the notification server does not answer"}));
  server.go_on();
  REQUIRE(desk.told({"failed: the notification server does not answer", "restored"}));
  CHECK(ServerTools::shown() == 1);
}

TEST_CASE("what a hanging server shows too late is closed") {
  Desk desk(100ms);
  Wire wire(desk.loop);
  REQUIRE(desk.named());
  const Stopped server(ServerTools::process());
  desk.screen->present(squeeze());
  REQUIRE(desk.told({"failed: the notification server does not answer"}));
  desk.screen->clear();
  server.go_on();
  REQUIRE(desk.loop.until([&] { return wire.told("member=CloseNotification"); }));
  CHECK(desk.loop.until([&] { return wire.told("member=NotificationClosed"); }));
  CHECK(ServerTools::shown() == 0);
}

TEST_CASE("what a server shows after its call was given up is closed") {
  Desk desk(100ms);
  Wire wire(desk.loop);
  REQUIRE(desk.named());
  desk.screen->present(squeeze());
  REQUIRE_FALSE(wire.next_notify().empty());
  desk.screen->clear();
  REQUIRE(desk.loop.until([&] { return wire.told("member=NotificationClosed"); }));
  auto server = std::make_unique<Stopped>(ServerTools::process());
  desk.screen->present(squeeze());
  // GDBus gives up after 25 s, three times what we wait here.
  for (int time = 0; time < 3 && desk.recorder.told.size() < 2; ++time) {
    (void)desk.loop.until([&] { return wire.told("GetServerInformation") || desk.recorder.told.size() > 1; });
  }
  REQUIRE(wire.told("GetServerInformation"));
  CHECK(desk.recorder.told == Strings{"failed: the notification server does not answer"});
  server->go_on();
  REQUIRE(desk.told({"failed: the notification server does not answer", "restored"}));
  REQUIRE_FALSE(wire.next_notify().empty());
  CHECK(desk.loop.until([&] { return wire.told("member=NotificationClosed"); }));
  CHECK(ServerTools::shown() == 0);
}

TEST_CASE("without a bus it is told so, and going is quick") {
  const Variable address("DBUS_SESSION_BUS_ADDRESS", GENERATE(as<std::optional<std::string>>{}, std::nullopt,
                                                              "unix:path=/nowhere/bus", "autolaunch:"));
  const Folder folder;
  const Variable runtime("XDG_RUNTIME_DIR", folder / "");
  Desk desk;
  desk.screen->present(squeeze());
  REQUIRE(desk.told({"failed: no session bus"}));
  CHECK_FALSE(desk.screen->name());
}

TEST_CASE("a bus without a server is told, and a server that comes late too") {
  PrivateBus bus;
  REQUIRE(bus.up());
  const Variable address("DBUS_SESSION_BUS_ADDRESS", bus.address());
  Desk desk;
  desk.screen->present(squeeze());
  REQUIRE(desk.told({"failed: no notification server"}));
  const Child server({ServerTools::name()});
  REQUIRE(desk.told({"failed: no notification server", "restored"}));
  CHECK(desk.screen->name()->starts_with(ServerTools::name()));
  desk.screen->present(squeeze());
  Wire wire(desk.loop);
  desk.screen->present(countdown(10, "0:54 left"));
  CHECK_FALSE(wire.next_notify().empty());
  CHECK(desk.recorder.told.size() == 2);
}

TEST_CASE("a server that dies is told, and its ids are not used again") {
  PrivateBus bus;
  REQUIRE(bus.up());
  const Variable address("DBUS_SESSION_BUS_ADDRESS", bus.address());
  std::optional<Child> server(Strings{ServerTools::name()});
  Desk desk;
  REQUIRE(desk.named());
  desk.recorder.told.clear();
  Wire wire(desk.loop);
  desk.screen->present(squeeze());
  REQUIRE_FALSE(wire.next_notify().empty());
  server->stop(SIGKILL);
  REQUIRE(desk.told({"failed: no notification server"}));
  CHECK_FALSE(desk.screen->name());
  server.emplace(Strings{ServerTools::name()});
  REQUIRE(desk.told({"failed: no notification server", "restored"}));
  desk.screen->present(squeeze());
  CHECK_THAT(wire.next_notify(), ContainsSubstring("string \"Unknot\"\n   uint32 0\n"));
}

TEST_CASE("a server that hangs and then dies is told as one that is gone") {
  PrivateBus bus;
  REQUIRE(bus.up());
  const Variable address("DBUS_SESSION_BUS_ADDRESS", bus.address());
  std::optional<Child> server(Strings{ServerTools::name()});
  Desk desk(100ms);
  REQUIRE(desk.named());
  desk.recorder.told.clear();
  server->signal(SIGSTOP);
  desk.screen->present(squeeze());
  REQUIRE(desk.told({"failed: the notification server does not answer"}));
  server->stop(SIGKILL);
  REQUIRE(desk.told({"failed: the notification server does not answer", "failed: no notification server"}));
  server.emplace(Strings{ServerTools::name()});
  CHECK(desk.told_last("restored"));
}

TEST_CASE("the death of the bus is survived, and its return noticed") {
  PrivateBus bus;
  REQUIRE(bus.up());
  const Variable address("DBUS_SESSION_BUS_ADDRESS", bus.address());
  std::optional<Child> server(Strings{ServerTools::name()});
  Desk desk;
  REQUIRE(desk.named());
  desk.recorder.told.clear();
  desk.screen->present(squeeze());
  bus.stop();
  REQUIRE(desk.told({"failed: no session bus"}));
  bus.start();
  REQUIRE(bus.up());
  server.emplace(Strings{ServerTools::name()});
  REQUIRE(desk.told_last("restored"));
  Wire wire(desk.loop);
  desk.screen->present(squeeze());
  CHECK_FALSE(wire.next_notify().empty());
}

TEST_CASE("a bus that comes late is noticed") {
  PrivateBus bus;
  bus.stop();
  const Variable address("DBUS_SESSION_BUS_ADDRESS", bus.address());
  Desk desk;
  REQUIRE(desk.told({"failed: no session bus"}));
  bus.start();
  REQUIRE(bus.up());
  const Child server({ServerTools::name()});
  REQUIRE(desk.told_last("restored"));
}

// SPDX-License-Identifier: MIT
// Do not disturb where signals are lost, or the bus is: on a bus of the test's own, with a mocked server that calls
// itself mako and whose modes are the words of a file.
#include <catch2/catch_all.hpp>
#include <ctime>

#include "desktop/mock.hpp"
#include "desktop/perception.hpp"
#include "desktop/private_bus.hpp"
#include "holds/do_not_disturb.hpp"

using namespace unknot;
using namespace unknot::desktop;
using namespace unknot::support;
using namespace std::chrono_literals;
using Strings = std::vector<std::string>;

namespace {

class Server : public Mock {
 public:
  explicit Server(std::string file)
      : Mock("session", "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
             "org.freedesktop.Notifications"),
        file_(std::move(file)) {
    const std::string add = "-m org.freedesktop.DBus.Mock.AddMethod ";
    call(
        "-o /org/freedesktop/Notifications -m org.freedesktop.DBus.Mock.AddObject /fr/emersion/Mako fr.emersion.Mako "
        "'@a{sv} {}' '@a(ssss) []'");
    call("-o /fr/emersion/Mako " + add + "fr.emersion.Mako ListModes '' as 'ret = open(\"" + file_ +
         "\").read().split()'");
    call("-o /org/freedesktop/Notifications " + add +
         "org.freedesktop.Notifications GetServerInformation '' ssss 'ret = (\"mako\", \"emersion\", \"0.0.0\", "
         "\"1.2\")'");
  }
  void mode(const std::string& modes) const { std::ofstream(file_) << modes; }

 private:
  std::string file_;
};

// Another server, with what it is asked for added by the test.
class OtherServer : public Mock {
 public:
  OtherServer(const std::string& name, const std::string& version)
      : Mock("session", "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
             "org.freedesktop.Notifications") {
    call(
        "-o /org/freedesktop/Notifications -m org.freedesktop.DBus.Mock.AddMethod "
        "org.freedesktop.Notifications GetServerInformation '' ssss 'ret = (\"" +
        name + "\", \"\", \"" + version + "\", \"1.2\")'");
  }
};

struct Scene {
  Scene() {
    REQUIRE(private_bus.up());
    std::ofstream(folder / "modes") << "dnd";
    server = std::make_unique<Server>(folder / "modes");
  }
  [[nodiscard]] bool told(const Strings& what) { return perception.told_all(loop, what); }

  Folder folder;
  PrivateBus private_bus;
  Variable address{"DBUS_SESSION_BUS_ADDRESS", private_bus.address()};
  std::unique_ptr<Server> server;
  Loop loop;
  RecordingPerception perception;
};

struct Desk {
  explicit Desk(Scene& scene)
      : bus(scene.loop.io, thread.get(), Bus::Which::session),
        sense(scene.loop.io, bus, thread.get(), scene.perception) {}
  BusThread thread;
  Bus bus;
  DoNotDisturb sense;
};

std::size_t open_files() {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator("/proc/self/fd")) ++count;
  return count;
}

}  // namespace

// Of the failures that people met with such programs: number 7.
TEST_CASE("do not disturb that ended in sleep without a signal is noticed on waking", "[failure 7]") {
  Scene scene;
  Desk desk(scene);
  REQUIRE(scene.told({"hold dnd by mako"}));
  scene.server->mode("default");
  scene.loop.io.run_for(100ms);
  REQUIRE(scene.told({"hold dnd by mako"}));
  desk.sense.read_again();
  REQUIRE(scene.told({"hold dnd by mako", "release dnd"}));
}

// Number 27.
TEST_CASE("to read do not disturb many times opens nothing", "[failure 27]") {
  Scene scene;
  Desk desk(scene);
  REQUIRE(scene.told({"hold dnd by mako"}));
  const std::size_t before = open_files();
  for (int time = 0; time < 100; ++time) {
    desk.sense.read_again();
    scene.loop.io.run_one_for(100ms);
  }
  CHECK(open_files() == before);
  CHECK(scene.perception.told.size() == 1);
}

// Number 39.
TEST_CASE("a bus that is killed ends do not disturb, costs nothing, is said once and taken up again",
          "[failure 12][failure 39]") {
  Scene scene;
  Desk desk(scene);
  REQUIRE(scene.told({"hold dnd by mako"}));
  scene.private_bus.stop();
  REQUIRE(scene.told({"hold dnd by mako", "release dnd"}));
  const std::clock_t before = std::clock();
  scene.loop.io.run_for(3s);
  CHECK((std::clock() - before) * 1000 / CLOCKS_PER_SEC < 50);
  CHECK(scene.perception.parties_told(scene.loop, 2));
  scene.private_bus.start();
  REQUIRE(scene.private_bus.up());
  scene.server.reset();
  scene.server = std::make_unique<Server>(scene.folder / "modes");
  REQUIRE(scene.told({"hold dnd by mako", "release dnd", "hold dnd by mako"}));
}

TEST_CASE("a bus that hangs holds nobody up") {
  Scene scene;
  Desk desk(scene);
  REQUIRE(scene.told({"hold dnd by mako"}));
  scene.private_bus.stall(true);
  const auto before = std::chrono::steady_clock::now();
  desk.sense.read_again();
  scene.loop.io.run_for(50ms);
  CHECK(std::chrono::steady_clock::now() - before < 500ms);
  scene.server->mode("default");
  scene.private_bus.stall(false);
  REQUIRE(scene.told({"hold dnd by mako", "release dnd"}));
}

TEST_CASE("dunst holds a reminder back by its pause level", "[F63]") {
  PrivateBus bus;
  const Variable address{"DBUS_SESSION_BUS_ADDRESS", bus.address()};
  REQUIRE(bus.up());
  const OtherServer dunst("dunst", "1.13.2 (2026-03-18)");
  const auto level = [&](const std::string& how, int level) {
    dunst.call("-o /org/freedesktop/Notifications -m org.freedesktop.DBus.Mock." + how +
               " org.dunstproject.cmd0 \"{'paused': <true>, 'pauseLevel': <uint32 " + std::to_string(level) + ">}\"");
  };
  level("AddProperties", 20);
  Loop loop;
  RecordingPerception perception;
  BusThread thread;
  Bus session(loop.io, thread.get(), Bus::Which::session);
  const DoNotDisturb sense(loop.io, session, thread.get(), perception);
  REQUIRE(loop.until([&] { return !sense.state().source.empty(); }));
  level("UpdateProperties", 40);
  REQUIRE(perception.told_all(loop, {"hold dnd by dunst"}));
  level("UpdateProperties", 20);
  REQUIRE(perception.told_all(loop, {"hold dnd by dunst", "release dnd"}));
}

TEST_CASE("do not disturb of SwayNotificationCenter 0.12 is told by SubscribeV2 alone", "[F59]") {
  PrivateBus bus;
  const Variable address{"DBUS_SESSION_BUS_ADDRESS", bus.address()};
  REQUIRE(bus.up());
  const OtherServer swaync("SwayNotificationCenter", "0.12.6");
  swaync.call(
      "-o /org/freedesktop/Notifications -m org.freedesktop.DBus.Mock.AddObject /org/erikreider/swaync/cc "
      "org.erikreider.swaync.cc '@a{sv} {}' '@a(ssss) []'");
  const std::string cc = "-o /org/erikreider/swaync/cc -m org.freedesktop.DBus.Mock.";
  const auto turn = [&](bool on) {
    swaync.call(cc + "AddMethod org.erikreider.swaync.cc GetDnd '' b 'ret = " + (on ? "True" : "False") + "'");
    swaync.call(cc + "EmitSignal org.erikreider.swaync.cc SubscribeV2 ubbb '[<uint32 0>, <" + (on ? "true" : "false") +
                ">, <false>, <false>]'");
  };
  turn(false);
  Loop loop;
  RecordingPerception perception;
  BusThread thread;
  Bus session(loop.io, thread.get(), Bus::Which::session);
  const DoNotDisturb sense(loop.io, session, thread.get(), perception);
  REQUIRE(loop.until([&] { return !sense.state().source.empty(); }));
  turn(true);
  REQUIRE(perception.told_all(loop, {"hold dnd by SwayNotificationCenter"}));
  turn(false);
  REQUIRE(perception.told_all(loop, {"hold dnd by SwayNotificationCenter", "release dnd"}));
}

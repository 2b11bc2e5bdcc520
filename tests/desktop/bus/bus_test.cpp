// SPDX-License-Identifier: MIT
// Buses that misbehave: none of them holds up another, keeps us busy, or our end.
#include "bus/bus.hpp"

#include <catch2/catch_all.hpp>

#include <atomic>
#include <future>

#include "bus/bus_line.hpp"
#include "bus/name_watch.hpp"
#include "desktop/bus_talk.hpp"
#include "desktop/private_bus.hpp"
#include "notify/notification_worker.hpp"
#include "notify/notifications.hpp"
#include "words/problems/source.hpp"

using namespace unknot;
using namespace unknot::desktop;
using namespace unknot::support;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Strings = std::vector<std::string>;
using Hello = BusTalk::Hello;

namespace {

// A session bus that misbehaves, beside a system bus as it should be.
struct Scene {
  explicit Scene(Manner manner, Hello hello = Hello::answered)
      : peer(loop.io, folder / "bus", [hello] { return std::make_unique<BusTalk>(hello); }) {
    peer.manner = manner;
    REQUIRE(good.up());
  }
  [[nodiscard]] bool connected(int times) {
    return loop.until([&] { return peer.accepted >= times; });
  }

  Folder folder;
  Loop loop;
  MisbehavingPeer peer;
  PrivateBus good;
  Variable session_address{"DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder / "bus"};
  Variable system_address{"DBUS_SYSTEM_BUS_ADDRESS", good.address()};
};

struct Buses {
  explicit Buses(Loop& loop)
      : session(loop.io, thread.get(), Bus::Which::session), system(loop.io, thread.get(), Bus::Which::system) {}
  BusThread thread;
  Bus session;
  Bus system;
};

Manner any_misbehaviour() {
  return GENERATE(Manner::hangs_up, Manner::is_silent, Manner::says_half, Manner::talks_rubbish,
                  Manner::greets_and_leaves, Manner::is_deaf, Manner::floods);
}

}  // namespace

TEST_CASE("a session bus that misbehaves does not hold up the system bus, nor our end", "[F15]") {
  Scene scene(any_misbehaviour(), GENERATE(Hello::answered, Hello::ignored));
  auto buses = std::make_unique<Buses>(scene.loop);
  REQUIRE(scene.connected(1));
  Strings heard;
  {
    BusClient client(buses->system, {.came = [&] { heard.emplace_back("came"); }, .left = [] {}});
    REQUIRE(scene.loop.until([&] { return !heard.empty(); }));
  }
  const auto end = Clock::now();
  buses.reset();
  CHECK(Clock::now() - end < 2s);
}

TEST_CASE("a session bus that hangs up is connected to ever more rarely, and used once it stays", "[F15]") {
  const Manner manner = GENERATE(Manner::hangs_up, Manner::greets_and_leaves);
  Scene scene(manner);
  Buses buses(scene.loop);
  Strings heard;
  BusClient client(buses.session,
                   {.came = [&] { heard.emplace_back("came"); }, .left = [&] { heard.emplace_back("left"); }});
  const auto begin = Clock::now();
  REQUIRE(scene.connected(6));
  if (manner == Manner::hangs_up) CHECK(Clock::now() - begin >= 20ms + 40ms + 80ms + 160ms - 5ms);
  scene.peer.manner = Manner::real;
  REQUIRE(scene.loop.until([&] { return !heard.empty() && heard.back() == "came"; }));
  CHECK(buses.session.problem().empty());
}

TEST_CASE("a session bus that floods us is left", "[F15]") {
  Scene scene(Manner::floods);
  Buses buses(scene.loop);
  REQUIRE(
      scene.loop.until([&] { return words::problem(buses.session.problem()) == "the session bus sends too much"; }));
  CHECK(scene.peer.accepted <= 2);
}

TEST_CASE("a session bus that hangs keeps no reminder in the dark, nor the end of notifications", "[F15]") {
  Scene scene(GENERATE(Manner::is_silent, Manner::says_half, Manner::is_deaf),
              GENERATE(Hello::answered, Hello::ignored));
  Buses buses(scene.loop);
  Recorder recorder;
  auto screen = std::make_unique<Notifications>(scene.loop.io, buses.session, recorder,
                                                NotificationOptions{.icon = "unknot", .patience = 200ms});
  screen->present(squeeze());
  REQUIRE(scene.loop.until([&] { return !recorder.told.empty(); }));
  CHECK(recorder.told.front() == "failed: the session bus does not answer");
  const auto end = Clock::now();
  screen.reset();
  CHECK(Clock::now() - end < 1500ms);
}

TEST_CASE("what waits for the session bus in libnotify is cut off at the end", "[F15]") {
  Scene scene(GENERATE(Manner::is_silent, Manner::says_half, Manner::is_deaf),
              GENERATE(Hello::answered, Hello::ignored));
  GlibThread thread;
  NotificationWorker worker(thread, thread, "unknot", {}, {});
  thread.post([&] { std::ignore = worker.connect(); });
  REQUIRE(scene.connected(1));
  // Whatever it is greeted with is sent before it is to end.
  (void)scene.loop.io.run_for(200ms);
  const auto end = Clock::now();
  thread.stop([&] { worker.end(); }, 100ms, [&] { worker.cut_off(); });
  CHECK(Clock::now() - end < 2s);
}

TEST_CASE("a name that is watched on a bus that has gone makes GLib complain of nothing") {
  PrivateBus bus;
  REQUIRE(bus.up());
  constexpr auto client = GDBusConnectionFlags(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                               G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION);
  const GlibPointer<GDBusConnection> connection(
      g_dbus_connection_new_for_address_sync(bus.address().c_str(), client, nullptr, nullptr, nullptr));
  REQUIRE(connection);
  REQUIRE(g_dbus_connection_close_sync(connection.get(), nullptr, nullptr));
  int complaints = 0;
  const auto count = [](const char*, GLogLevelFlags, const char*, gpointer counted) { ++*static_cast<int*>(counted); };
  const guint handler = g_log_set_handler("GLib-GIO", G_LOG_LEVEL_CRITICAL, count, &complaints);
  {
    const NameWatch watch(connection.get(), "org.freedesktop.Notifications", [](const std::string&) {});
  }
  g_log_remove_handler("GLib-GIO", handler);
  CHECK(complaints == 0);
}

TEST_CASE("a bus that has closed is asked for nothing more, before its end is told", "[F84]") {
  Scene scene(Manner::real);
  GlibThread thread;
  std::atomic<bool> greeted = false;
  const auto line = std::make_shared<BusLine>(
      thread, [&](std::uint64_t, BusLine::Outcome outcome) { greeted = outcome == BusLine::Outcome::greeted; },
      nullptr);
  line->post([&](BusLine& one) { one.connect("unix:path=" + scene.folder / "bus", 1); });
  REQUIRE(scene.loop.until([&] { return greeted.load(); }));
  std::promise<void> ready;
  std::promise<bool> asked;
  line->post([&](BusLine& one) {
    GDBusConnection* const connection = one.get();
    ready.set_value();
    const auto given_up = Clock::now() + 10s;
    while (!g_dbus_connection_is_closed(connection) && Clock::now() < given_up) std::this_thread::yield();
    asked.set_value(one.get() != nullptr);
  });
  ready.get_future().wait();
  scene.peer.hang_up();
  CHECK_FALSE(asked.get_future().get());
  thread.stop([&] { line->drop(); }, 500ms, [] {});
}

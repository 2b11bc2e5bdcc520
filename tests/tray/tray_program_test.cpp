// SPDX-License-Identifier: MIT
// unknot-tray beside a real unknotd, on a bus of the test's own, with a watcher that python3-dbusmock plays.
#include <signal.h>

#include <catch2/catch_all.hpp>

#include "end_to_end/desk.hpp"

using namespace unknot::end_to_end;
using Catch::Matchers::ContainsSubstring;
using unknot::protocol::State;

namespace {

constexpr const char* watcher = "org.kde.StatusNotifierWatcher";

struct World {
  World() : bus(), session(quiet_settings, (bus.start(), bus.address())) {}

  void start_tray() { tray = std::make_unique<Process>(Words{UNKNOT_TRAY}, session.environment(), streams()); }
  [[nodiscard]] Streams streams() {
    log = std::make_unique<Reader>(std::move(errors.out));
    return {.in = -1, .out = -1, .err = errors.in.get()};
  }

  // What a command with gdbus writes, mistakes too.
  [[nodiscard]] std::string gdbus(const std::string& words) const {
    const Result result = run({"sh", "-c", "gdbus " + words + " 2>&1"}, session.environment());
    return result.out;
  }
  [[nodiscard]] std::string property(const std::string& name) const {
    return gdbus(
        "call --session -d org.unknot.Tray -o /StatusNotifierItem -m org.freedesktop.DBus.Properties.Get "
        "org.kde.StatusNotifierItem " +
        name);
  }
  [[nodiscard]] std::string icon() const { return property("IconName"); }
  void await_icon(const std::string& name) const {
    await("the icon " + name, [&] { return icon().contains("unknot-tray-" + name + "-symbolic"); });
  }
  [[nodiscard]] std::string item(const std::string& words) const {
    return gdbus("call --session -d org.unknot.Tray -o /StatusNotifierItem -m org.kde.StatusNotifierItem." + words);
  }
  [[nodiscard]] std::string menu(const std::string& words) const {
    return gdbus("call --session -d org.unknot.Tray -o /MenuBar -m com.canonical.dbusmenu." + words);
  }
  [[nodiscard]] std::string choose(int id) const {
    return menu("Event -- " + std::to_string(id) + " clicked \"<''>\" 0");
  }

  Bus bus;
  Session session;
  Pipe errors;
  std::unique_ptr<Reader> log;
  std::unique_ptr<Process> tray;
};

// Keeps what it is asked in a file. One that is not ready has its name and nothing else.
class Watcher {
 public:
  explicit Watcher(const World& world) : world_(world), log_(world.session.folder() / "watcher") {
    write_file(log_, "");
    process_ = std::make_unique<Process>(Words{"/usr/bin/python3", "-m", "dbusmock", "--session", "-l", log_, watcher,
                                               "/StatusNotifierWatcher", watcher},
                                         world.session.environment(), Streams{});
    CHECK_THAT(world.gdbus(std::string("wait --session --timeout 20 ") + watcher), !ContainsSubstring("rror"));
  }
  void become_ready() const {
    CHECK_THAT(world_.gdbus(std::string("call --session -d ") + watcher +
                            " -o /StatusNotifierWatcher -m org.freedesktop.DBus.Mock.AddMethod '' "
                            "RegisterStatusNotifierItem s '' ''"),
               ContainsSubstring("()"));
  }
  void await_item() const {
    const std::string name = "org.kde.StatusNotifierItem-" + std::to_string(world_.tray->id()) + "-1";
    await("the item at the watcher", [&] { return read_file(log_).contains(name); });
  }

 private:
  const World& world_;
  std::filesystem::path log_;
  std::unique_ptr<Process> process_;
};

}  // namespace

TEST_CASE("the icon waits for the daemon and follows it through its states") {
  World world;
  world.start_tray();
  world.await_icon("stopped");
  world.session.start();
  world.await_icon("working");
  REQUIRE(world.session.unknot({"break"}).status == 0);
  world.await_icon("break");
  REQUIRE(world.session.unknot({"skip"}).status == 0);
  REQUIRE(world.session.unknot({"pause"}).status == 0);
  world.await_icon("paused");
  CHECK(world.session.stop() == 0);
  world.session.forget_daemon();
  world.await_icon("stopped");
}

TEST_CASE("the tooltip says how things stand, and hosts are told of another one") {
  World world;
  world.start_tray();
  world.await_icon("stopped");
  CHECK_THAT(world.property("ToolTip"), ContainsSubstring("'Unknot', '") && ContainsSubstring("not running"));
  Pipe pipe;
  const Process host({"gdbus", "monitor", "--session", "-d", "org.unknot.Tray", "-o", "/StatusNotifierItem"},
                     world.session.environment(), Streams{.out = pipe.in.get()});
  Reader told(std::move(pipe.out));
  REQUIRE(told.until("owned by", Clock::now() + patience));
  world.session.start();
  REQUIRE(told.until("NewToolTip", Clock::now() + patience));
  CHECK_THAT(world.property("ToolTip"), ContainsSubstring("'Unknot', 'Next stretch at "));
}

TEST_CASE("a daemon that was killed is shown as gone, and the next one is taken up") {
  World world;
  world.session.start();
  world.start_tray();
  world.await_icon("working");
  world.session.daemon().signal(SIGKILL);
  CHECK(world.session.daemon().ended(patience).has_value());
  world.session.forget_daemon();
  world.await_icon("stopped");
  world.session.start();
  world.await_icon("working");
}

TEST_CASE("the menu and clicks on the icon steer the daemon") {
  World world;
  world.session.start();
  world.start_tray();
  world.await_icon("working");
  Watch watch(world.session);
  CHECK_THAT(world.menu("GetLayout -- 0 -1 '[]'"), ContainsSubstring("'Pause for 30 min'"));
  CHECK_THAT(world.choose(3), ContainsSubstring("()"));
  watch.until(State::paused);
  CHECK_THAT(world.choose(6), ContainsSubstring("()"));
  watch.until(State::working);
  CHECK_THAT(world.item("SecondaryActivate 0 0"), ContainsSubstring("()"));
  watch.until(State::paused);
  CHECK_THAT(world.item("Activate 0 0"), ContainsSubstring("()"));
  watch.until(State::begun);
}

TEST_CASE("quit ends the icon and leaves the daemon alone") {
  World world;
  world.session.start();
  world.start_tray();
  world.await_icon("working");
  std::ignore = world.choose(9);
  CHECK(world.tray->ended(patience) == 0);
  CHECK(world.session.status().state == State::working);
}

TEST_CASE("each watcher that comes gets the icon, also one that is ready only after it has its name") {
  World world;
  world.start_tray();
  world.await_icon("stopped");
  for (int time = 0; time < 2; ++time) {
    const Watcher late(world);
    late.become_ready();
    late.await_item();
  }
}

TEST_CASE("a watcher that refuses is left alone, and the icon goes on") {
  World world;
  world.start_tray();
  const Watcher never_ready(world);
  CHECK(world.log->until("does not take the icon", Clock::now() + patience));
  world.await_icon("stopped");
}

TEST_CASE("a host that asks for what is not there gets an error, and does no harm") {
  World world;
  world.session.start();
  world.start_tray();
  world.await_icon("working");
  CHECK_THAT(world.menu("GetLayout -- 77 -1 '[]'"), ContainsSubstring("no such entry"));
  CHECK_THAT(world.menu("GetProperty -- -5 label"), ContainsSubstring("no such entry"));
  CHECK_THAT(world.menu("GetProperty 1 colour"), ContainsSubstring("no such entry or property"));
  CHECK_THAT(world.menu("EventGroup \"[(77, 'clicked', <1>, 0), (1, 'clicked', <[1, 2]>, 0)]\""),
             ContainsSubstring("77"));
  CHECK_THAT(world.menu("AboutToShowGroup '[0, 2, 99]'"), ContainsSubstring("99"));
  CHECK_THAT(world.menu("GetLayout hello"), ContainsSubstring("rror"));
  CHECK_THAT(world.item("Scroll -- -2000000000 sideways"), ContainsSubstring("()"));
  CHECK_THAT(world.choose(2'000'000'000), ContainsSubstring("()"));
  CHECK(world.session.status().state == State::working);
  world.await_icon("working");
}

TEST_CASE("a second icon is not added") {
  World world;
  world.start_tray();
  world.await_icon("stopped");
  const Result second = run({UNKNOT_TRAY}, world.session.environment());
  CHECK(second.status == 0);
  CHECK_THAT(second.err, ContainsSubstring("the icon is there already"));
  world.await_icon("stopped");
}

TEST_CASE("it ends by itself when the bus goes, and at once when asked to") {
  World world;
  world.start_tray();
  world.await_icon("stopped");
  world.bus.kill();
  CHECK(world.tray->ended(patience) == 1);
  CHECK(world.log->until("the session bus is gone", Clock::now() + patience));

  World other;
  other.start_tray();
  other.await_icon("stopped");
  other.tray->signal(SIGTERM);
  CHECK(other.tray->ended(patience) == 0);
}

TEST_CASE("without a bus it says so, and mistakes of the command line are explained") {
  const Session session(quiet_settings);
  const Environment& nowhere = session.environment();
  const Result lonely = run({UNKNOT_TRAY}, nowhere);
  CHECK(lonely.status == 1);
  CHECK_THAT(lonely.err, ContainsSubstring("there is no session bus"));
  CHECK(run({UNKNOT_TRAY, "--version"}, nowhere).out.starts_with("unknot-tray "));
  CHECK_THAT(run({UNKNOT_TRAY, "--help"}, nowhere).out, ContainsSubstring("--socket PATH"));
  CHECK(run({UNKNOT_TRAY, "--nonsense"}, nowhere).status == 2);
  CHECK_THAT(run({UNKNOT_TRAY, "--socket"}, nowhere).err, ContainsSubstring("needs a value"));
}

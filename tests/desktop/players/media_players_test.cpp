// SPDX-License-Identifier: MIT
// Beside a real player, cmus, that plays to a real PipeWire, and players that are odd.
#include "players/media_players.hpp"

#include <catch2/catch_all.hpp>

#include "desktop/players/odd_players.hpp"
#include "support/surroundings.hpp"

using namespace unknot::desktop;
using namespace unknot::support;
using Strings = std::vector<std::string>;

namespace {

struct World {
  Loop loop;
  BusThread thread;
  Bus bus{loop.io, thread.get(), Bus::Which::session};
  MediaPlayers players{bus};
  bool came = false;
  BusClient after_them{bus, {.came = [this] { came = true; }, .left = [] {}}};
  OddPlayers odd;

  World() {
    REQUIRE(loop.until([&] { return came; }));
  }
  [[nodiscard]] bool told(const std::string& name, const Strings& what) {
    const bool so = comes([&] { return odd.told(name) == what; });
    CHECK(odd.told(name) == what);
    return so;
  }
  // What was sent to us before has been taken in.
  void hear_of_it() {
    bool heard = false;
    after_them.call({"org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus"}, "GetId", nullptr,
                    [&](const Variant&) { heard = true; });
    REQUIRE(loop.until([&] { return heard; }));
  }
  // Looks again and again, as what others do wakes no loop of ours.
  template <class Condition>
  [[nodiscard]] bool comes(Condition condition) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (!condition() && std::chrono::steady_clock::now() < deadline) {
      loop.io.run_one_for(std::chrono::milliseconds{20});
    }
    return condition();
  }
};

// A player as people have it, with ten minutes of silence. It needs a terminal.
class Cmus {
 public:
  Cmus() : program_({"script", "-qfc", "cmus", "/dev/null"}, null_) { ::close(null_); }
  ~Cmus() { (void)output_of("cmus-remote -C quit 2>&1"); }
  Cmus(const Cmus&) = delete;
  Cmus& operator=(const Cmus&) = delete;
  void play() const {
    (void)output_of(
        "python3 -c 'import sys, wave; file = wave.open(sys.argv[1], \"wb\"); "
        "file.setparams((1, 2, 8000, 0, \"NONE\", None)); file.writeframes(bytes(9600000))' "
        "\"$XDG_RUNTIME_DIR/silence.wav\"; "
        "cmus-remote -C 'set output_plugin=pulse'; cmus-remote -f \"$XDG_RUNTIME_DIR/silence.wav\"");
  }
  [[nodiscard]] bool says(const std::string& status) const {
    return output_of("cmus-remote -Q 2>&1").contains("status " + status + "\n");
  }

 private:
  int null_ = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  Variable terminal_{"TERM", "xterm"};
  Child program_;
};

}  // namespace

TEST_CASE("only what plays is paused, and only what was paused and still is plays on") {
  World world;
  world.odd.add("plays", "Playing");
  world.odd.add("stops", "Playing");
  world.odd.add("paused", "Paused");
  world.odd.add("stopped", "Stopped");
  world.players.pause();
  REQUIRE(world.told("plays", {"Get", "Pause"}));
  REQUIRE(world.told("stops", {"Get", "Pause"}));
  world.odd.become("plays", "Paused");
  world.odd.become("stops", "Stopped");
  world.players.resume();
  CHECK(world.told("stops", {"Get", "Pause", "Get"}));
  CHECK(world.told("plays", {"Get", "Pause", "Get", "Play"}));
  CHECK(world.told("paused", {"Get"}));
  CHECK(world.told("stopped", {"Get"}));
  world.players.resume();
  world.players.pause();
  CHECK(world.told("plays", {"Get", "Pause", "Get", "Play", "Get"}));
}

TEST_CASE("a player that does not answer holds up nobody, and is not paused when the break is over") {
  World world;
  world.odd.add("mute", "mute");
  world.odd.add("plays", "Playing");
  world.players.pause();
  REQUIRE(world.told("plays", {"Get", "Pause"}));
  world.players.forget();
  world.odd.speak("Playing");
  world.hear_of_it();
  CHECK(world.odd.told("mute") == Strings{"Get"});
  world.players.resume();
  world.odd.become("plays", "Paused");
  world.players.pause();
  CHECK(world.told("plays", {"Get", "Pause", "Get"}));
  CHECK(world.told("mute", {"Get", "Get"}));
}

TEST_CASE("an answer that makes no sense is none, and what speaks for others is not asked") {
  World world;
  world.odd.add("number", "number");
  world.odd.add("playctld", "Playing now");
  world.odd.add("playerctld", "Playing");
  world.players.pause();
  REQUIRE(world.told("number", {"Get"}));
  REQUIRE(world.told("playctld", {"Get"}));
  world.players.pause();
  CHECK(world.told("number", {"Get", "Get"}));
  CHECK(world.odd.told("playerctld").empty());
}

TEST_CASE("of very many players only some are asked") {
  World world;
  for (int i = 0; i < 50; ++i) world.odd.add("n" + std::to_string(i), "Paused");
  world.players.pause();
  CAPTURE(world.comes([&] { return world.odd.all_told() >= MediaPlayers::most; }));
  REQUIRE(world.odd.all_told() == MediaPlayers::most);
  world.players.pause();
  REQUIRE(world.comes([&] { return world.odd.all_told() >= 2 * MediaPlayers::most; }));
  CHECK(world.odd.all_told() == 2 * MediaPlayers::most);
}

TEST_CASE("without a bus there is nobody to pause") {
  const Variable nowhere("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
  Loop loop;
  BusThread thread;
  Bus bus{loop.io, thread.get(), Bus::Which::session};
  MediaPlayers players{bus};
  players.pause();
  players.resume();
  loop.io.run_one_for(std::chrono::milliseconds{50});
  CHECK_FALSE(bus.problem().empty());
}

// The last one, as the player takes its time to leave the bus.
TEST_CASE("a real player that plays is paused, and plays on") {
  World world;
  const Cmus cmus;
  REQUIRE(world.comes([&] { return cmus.says("stopped"); }));
  cmus.play();
  REQUIRE(world.comes([&] { return cmus.says("playing"); }));
  world.players.pause();
  CHECK(world.comes([&] { return cmus.says("paused"); }));
  world.players.resume();
  CHECK(world.comes([&] { return cmus.says("playing"); }));
}

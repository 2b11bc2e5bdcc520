// SPDX-License-Identifier: MIT
// Silence at a real GNOME Shell, which supports no idle protocol but Mutter's monitor on the bus.
#include <catch2/catch_all.hpp>

#include "idle_support.hpp"
#include "words/problems/source.hpp"

using namespace unknot;
using namespace unknot::support;

namespace {

const std::string input = UNKNOT_SOURCE_DIR "/tests/desktop/gnome-input ";

void move_pointer() { output_of(input + "by 4 4"); }
void type() { output_of(input + "key a"); }

pid_t shell_process() {
  std::ifstream file(variable("DESK_DIR") + "/gnome-shell.pid");
  pid_t pid = 0;
  file >> pid;
  return pid;
}

}  // namespace

TEST_CASE("GNOME tells of silence through Mutter, dated back to its beginning") {
  IdleScene scene(2s);
  REQUIRE(scene.found());
  CHECK(words::provider(scene.idleness->state().source) == "org.gnome.Mutter.IdleMonitor");
  type();
  const Instant after = boot_now();
  scene.heard = scene.noticed.told.size();
  while (scene.next() != "silent") {
  }
  CHECK(scene.noticed.since <= after);
  CHECK(boot_now() - scene.noticed.since >= 2s);
}

TEST_CASE("input ends the silence as often as it comes") {
  IdleScene scene(1s);
  for (int time = 0; time < 3; ++time) {
    REQUIRE(scene.next() == "silent");
    time % 2 ? move_pointer() : type();
    REQUIRE(scene.next() == "seen");
  }
}

TEST_CASE("silence that was there before the start is known at once") {
  type();
  IdleScene first(1s);
  REQUIRE(first.next() == "silent");
  IdleScene second(1s);
  REQUIRE(second.next() == "silent");
  CHECK(second.noticed.since <= first.noticed.since + 50ms);
}

TEST_CASE("new settings are followed at once") {
  type();
  IdleScene scene(1h);
  REQUIRE(scene.found());
  CHECK(scene.quiet_for(500ms));
  scene.settings.idle_after = 1s;
  scene.settings.passive = Passive::rest;
  scene.idleness->follow(scene.settings);
  CHECK(scene.next() == "silent");
  CHECK(words::problem(scene.idleness->state().problem) ==
        "GNOME can't tell watching video from working; video counts as work");
}

TEST_CASE("after a sign of life that GNOME did not see, silence counts from then") {
  IdleScene scene(500ms);
  REQUIRE(scene.next() == "silent");
  const Instant before = boot_now();
  scene.idleness->person_seen();
  REQUIRE(scene.next() == "silent");
  CHECK(scene.noticed.since >= before);
  type();
  CHECK(scene.next() == "seen");
}

TEST_CASE("typing in a break is told as it comes and goes, and watched only then", "[R33]") {
  type();
  IdleScene scene(1h);
  scene.check_typing_in_break(type);
}

// R25
TEST_CASE("a gap in typing is told when it has come, and at once if it is there") {
  type();
  IdleScene scene(1h);
  REQUIRE(scene.found());
  REQUIRE(scene.loop.until([&] { return scene.noticed.typing; }));
  const Duration first = scene.gap();
  CHECK(first > 1s);
  CHECK(first < 5s);
  CHECK(scene.gap() < 1s);
}

// The last one, as it ends the shell.
TEST_CASE("a shell that is killed ends the silence, is missed once, and is taken up again, at no cost") {
  IdleScene scene(500ms);
  REQUIRE(scene.next() == "silent");
  ::kill(shell_process(), SIGKILL);
  CHECK(scene.next() == "seen");
  REQUIRE(scene.lost());
  const auto before = cpu_time();
  const std::size_t states = scene.noticed.states.size();
  CHECK(scene.quiet_for(2s));
  CHECK(cpu_time() - before < 100ms);
  CHECK(scene.noticed.states.size() == states);

  const Child shell({"gnome-shell", "--headless", "--wayland", "--no-x11", "--virtual-monitor", "1280x720"});
  REQUIRE(scene.found());
  CHECK(scene.next() == "silent");
}

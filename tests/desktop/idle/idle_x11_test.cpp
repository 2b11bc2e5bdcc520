// SPDX-License-Identifier: MIT
// Silence at a real X server, with input by XTEST.
#include <catch2/catch_all.hpp>

#include "idle_support.hpp"
#include "words/problems/source.hpp"

using namespace unknot;
using namespace unknot::support;

namespace {

void move_pointer() { output_of("xdotool mousemove_relative 3 3"); }
void type() { output_of("xdotool key a"); }

}  // namespace

TEST_CASE("silence is told when it has lasted, and dated back to its beginning") {
  IdleScene scene;
  REQUIRE(scene.found());
  CHECK(words::provider(scene.idleness->state().source) == "XSync IDLETIME (Xvfb)");
  const Instant before = boot_now();
  type();
  const Instant after = boot_now();
  if (!scene.noticed.told.empty()) scene.heard = scene.noticed.told.size();
  while (scene.next() != "silent") {
  }
  CHECK(scene.noticed.since >= before - 20ms);
  CHECK(scene.noticed.since <= after + 200ms);
  CHECK(boot_now() - before >= 1s);
}

TEST_CASE("input ends the silence, by pointer and by key, as often as it comes") {
  IdleScene scene(300ms);
  REQUIRE(scene.found());
  for (int time = 0; time < 3; ++time) {
    CHECK(scene.next() == "silent");
    time % 2 ? move_pointer() : type();
    CHECK(scene.next() == "seen");
  }
}

TEST_CASE("silence that was there before the start is known at once") {
  move_pointer();
  IdleScene first(300ms);
  REQUIRE(first.next() == "silent");
  REQUIRE(first.quiet_for(1s));
  IdleScene second(1s);
  REQUIRE(second.next() == "silent");
  CHECK(second.noticed.since <= first.noticed.since + 50ms);
}

TEST_CASE("typing is assumed until a gap is seen, but for in a break, and again after a silence", "[R25][R33]") {
  type();
  IdleScene scene(500ms);
  REQUIRE(scene.found());
  REQUIRE(scene.loop.until([&] { return scene.noticed.typing; }));
  scene.idleness->break_runs(true);
  REQUIRE(scene.loop.until([&] { return !scene.noticed.typing; }));
  scene.idleness->break_runs(false);
  REQUIRE(scene.loop.until([&] { return scene.noticed.typing; }));
  REQUIRE(scene.next() == "silent");
  scene.noticed.typing = false;  // as hands off end it
  type();
  REQUIRE(scene.next() == "seen");
  CHECK(scene.loop.until([&] { return scene.noticed.typing; }));
}

TEST_CASE("typing in a break is told as it comes and goes, and watched only then", "[R33]") {
  type();
  IdleScene scene(1h);
  scene.check_typing_in_break(type);
}

TEST_CASE("who types on from the first moment of a break is told of", "[R33]") {
  IdleScene scene(1h);
  REQUIRE(scene.found());
  const Child hand({"xdotool", "key", "--delay", "500", "a", "a", "a", "a", "a", "a", "a", "a", "a"});
  scene.idleness->break_runs(true);
  REQUIRE(scene.typing_becomes(false));  // nothing is assumed
  CHECK(scene.typing_becomes(true));
}

TEST_CASE("who has begun a break by hand does not type for that", "[R33]") {
  IdleScene scene(1h);
  REQUIRE(scene.found());
  type();
  scene.idleness->break_runs(true);
  REQUIRE(scene.typing_becomes(false));
  CHECK(scene.quiet_for(4s));  // longer than the first gap
  CHECK_FALSE(scene.noticed.typing);
}

TEST_CASE("new settings are followed at once") {
  move_pointer();
  IdleScene scene(1h);
  REQUIRE(scene.found());
  CHECK(scene.quiet_for(400ms));
  scene.settings.idle_after = 300ms;
  scene.idleness->follow(scene.settings);
  CHECK(scene.next() == "silent");
  CHECK(scene.noticed.states.size() == 1);
}

TEST_CASE("after a sign of life that the server did not see, silence counts from then") {
  IdleScene scene(300ms);
  REQUIRE(scene.next() == "silent");
  const Instant before = boot_now();
  scene.idleness->person_seen();
  REQUIRE(scene.next() == "silent");
  CHECK(scene.noticed.since >= before);
  type();
  CHECK(scene.next() == "seen");
}

TEST_CASE("an X server that is killed ends the silence, is missed once, and is taken up again, at no cost") {
  OwnXServer server;
  const Variable display("DISPLAY", server.display());
  IdleScene scene(300ms);
  REQUIRE(scene.next() == "silent");
  server.kill();
  CHECK(scene.next() == "seen");
  REQUIRE(scene.lost());
  CHECK(words::problem(scene.noticed.states.back().problem) == "the X server is gone; assuming you're present");
  const auto before = cpu_time();
  CHECK(scene.quiet_for(2s));
  CHECK(cpu_time() - before < 100ms);
  CHECK(scene.noticed.states.size() == 2);

  server.start();
  REQUIRE(scene.found());
  CHECK(scene.noticed.states.size() == 3);
  CHECK(scene.next() == "silent");
}

TEST_CASE("an X server that hangs stops nobody", "[failure 11]") {
  OwnXServer server;
  const Variable display("DISPLAY", server.display());
  server.signal(SIGSTOP);
  IdleScene scene(300ms);
  CHECK(scene.quiet_for(500ms));
  CHECK(scene.noticed.states.empty());
  server.signal(SIGCONT);
  REQUIRE(scene.found());
  REQUIRE(scene.next() == "silent");
  server.signal(SIGSTOP);
  scene.settings.idle_after = 1h;
  scene.idleness->follow(scene.settings);
  CHECK(scene.quiet_for(500ms));
  server.signal(SIGCONT);
  CHECK(scene.next() == "seen");
}

TEST_CASE("an X server that wants a key lets us in by the one in the file of XAUTHORITY, and not without") {
  const Folder folder;
  const std::string key = "0123456789abcdef";
  std::ofstream(folder / "key", std::ios::binary)
      << std::string("\xff\xff\0\0\0\0\0\x12", 8) << "MIT-MAGIC-COOKIE-1" << std::string("\0\x10", 2) << key;
  const OwnXServer server("Xvfb", {"-auth", folder / "key"});
  const Variable display("DISPLAY", server.display());
  const bool has_key = GENERATE(true, false);
  const Variable authority("XAUTHORITY", folder / (has_key ? "key" : "none"));
  IdleScene scene;
  if (has_key) CHECK(scene.found());
  if (has_key) return;
  REQUIRE(scene.lost());
  CHECK_THAT(words::problem(scene.noticed.states[0].problem),
             Catch::Matchers::StartsWith("the X server refused access"));
}

TEST_CASE("a display that is not there, or not here, is said once", "[failure 11][failure 12]") {
  const Variable display("DISPLAY", GENERATE(":4711", "elsewhere:0"));
  IdleScene scene;
  REQUIRE(scene.lost());
  CHECK(scene.quiet_for(500ms));
  REQUIRE(scene.noticed.states.size() == 1);
  CHECK_THAT(words::problem(scene.noticed.states[0].problem),
             Catch::Matchers::ContainsSubstring("assuming you're present"));
}

TEST_CASE("the X server is not asked beside Wayland", "[failure 13]") {
  const Variable wayland("WAYLAND_DISPLAY", "wayland-nowhere");
  IdleScene scene(200ms);
  CHECK(scene.quiet_for(500ms));
  CHECK(scene.idleness->state().source.empty());
}

TEST_CASE("without any display it says so, and how to fix it") {
  const Variable display("DISPLAY", std::nullopt);
  IdleScene scene;
  REQUIRE(scene.lost());
  CHECK_THAT(scene.idleness->state().fix, Catch::Matchers::StartsWith("systemctl --user import-environment"));
}

// R25
TEST_CASE("a gap in typing is told when it has come, and at once if it is there") {
  type();
  IdleScene scene(1h);
  REQUIRE(scene.found());
  REQUIRE(scene.loop.until([&] { return scene.noticed.typing; }));
  const Duration first = scene.gap();
  CHECK(first > 2s);
  CHECK(first < 5s);
  CHECK(scene.gap() < 1s);
}

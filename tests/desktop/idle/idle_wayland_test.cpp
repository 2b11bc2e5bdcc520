// SPDX-License-Identifier: MIT
// Silence at a real compositor, with input by a virtual pointer.
#include <catch2/catch_all.hpp>

#include "idle_support.hpp"
#include "words/problems/source.hpp"

using namespace unknot;
using namespace unknot::support;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string pointer = UNKNOT_SOURCE_DIR "/tests/desktop/wl-pointer ";

void move_pointer() { output_of(pointer + "by 3 3"); }

bool on_sway() { return !variable("SWAYSOCK").empty(); }

}  // namespace

TEST_CASE("silence is told when it has lasted, and dated back to its beginning") {
  IdleScene scene;
  REQUIRE(scene.found());
  const std::string source = words::provider(scene.idleness->state().source);
  if (on_sway()) CHECK_THAT(source, ContainsSubstring("(sway)"));
  if (!on_sway()) CHECK(source == "ext-idle-notify-v1 (kwin_wayland)");
  const Instant before = boot_now();
  move_pointer();
  const Instant after = boot_now();
  scene.heard = scene.noticed.told.size();
  while (scene.next() != "silent") {
  }
  CHECK(scene.noticed.since >= before);
  CHECK(scene.noticed.since <= after + 300ms);
  CHECK(boot_now() - before >= 1s);
}

TEST_CASE("input ends the silence as often as it comes") {
  IdleScene scene(500ms);
  for (int time = 0; time < 3; ++time) {
    REQUIRE(scene.next() == "silent");
    move_pointer();
    REQUIRE(scene.next() == "seen");
  }
}

TEST_CASE("input that comes again and again is no silence", "[failure 10]") {
  IdleScene scene(3s);
  REQUIRE(scene.found());
  std::vector<std::string> hand{UNKNOT_SOURCE_DIR "/tests/desktop/wl-pointer"};
  for (int time = 0; time < 12; ++time) hand.insert(hand.end(), {"by", "1", "1", "wait", "0.5"});
  const Child moving(hand);
  CHECK(scene.quiet_for(4500ms));
}

TEST_CASE("the X server beside Wayland is not asked", "[failure 13]") {
  const Variable display("DISPLAY", ":0");
  IdleScene scene;
  REQUIRE(scene.found());
  CHECK_THAT(words::provider(scene.idleness->state().source), !ContainsSubstring("X"));
}

TEST_CASE("new settings are followed at once") {
  IdleScene scene(1h);
  REQUIRE(scene.found());
  CHECK(scene.quiet_for(500ms));
  scene.settings.idle_after = 300ms;
  scene.idleness->follow(scene.settings);
  CHECK(scene.next() == "silent");
}

TEST_CASE("after a sign of life that the compositor did not see, silence counts from then") {
  IdleScene scene(500ms);
  REQUIRE(scene.next() == "silent");
  const Instant before = boot_now();
  scene.idleness->person_seen();
  REQUIRE(scene.next() == "silent");
  CHECK(scene.noticed.since >= before - 50ms);  // KWin's timers go off up to a twentieth early
  move_pointer();
  CHECK(scene.next() == "seen");
}

TEST_CASE("a compositor is found that comes where they usually do, when no display found", "[failure 37]") {
  const Folder folder;
  const std::string real = variable("XDG_RUNTIME_DIR") + "/" + variable("WAYLAND_DISPLAY");
  const Variable runtime("XDG_RUNTIME_DIR", folder / "");
  const Variable wayland("WAYLAND_DISPLAY", std::nullopt);
  const Variable display("DISPLAY", std::nullopt);
  IdleScene scene(500ms);
  REQUIRE(scene.lost());
  CHECK_THAT(scene.idleness->state().fix, Catch::Matchers::StartsWith("systemctl --user import-environment"));
  std::filesystem::create_symlink(real, folder / "wayland-1");
  CHECK(scene.found());
  CHECK(scene.idleness->state().fix.empty());
}

TEST_CASE("typing in a break is told as it comes and goes, and watched only then", "[R33]") {
  move_pointer();
  IdleScene scene(1h);
  scene.check_typing_in_break(move_pointer);
}

// R25
TEST_CASE("a gap in typing is told 3 s after it is looked for, or after the last input then") {
  move_pointer();
  IdleScene scene(1h);
  REQUIRE(scene.found());
  REQUIRE(scene.loop.until([&] { return scene.noticed.typing; }));
  const Duration first = scene.gap();
  CHECK(first > 2500ms);
  CHECK(first < 5s);
  CHECK(scene.gap() > 2500ms);
}

// SPDX-License-Identifier: MIT
// Silence before a film: what a real compositor tells while a client keeps it from being idle.
#include <catch2/catch_all.hpp>

#include "idle_support.hpp"

using namespace unknot;
using namespace unknot::support;

namespace {

void move_pointer() { output_of(UNKNOT_SOURCE_DIR "/tests/desktop/wl-pointer by 3 3"); }

// A film that plays until its end is asked for.
class Film {
 public:
  Film() : player_({UNKNOT_SOURCE_DIR "/tests/desktop/wl-pointer", "inhibit", "wait", "60"}) {}
  void end() { player_.stop(SIGTERM); }

 private:
  Child player_;
};

}  // namespace

TEST_CASE("a film is no silence while it plays") {
  move_pointer();
  IdleScene scene(2s);
  REQUIRE(scene.found());
  Film film;
  CHECK(scene.quiet_for(3s));
  film.end();
  CHECK(scene.next() == "silent");
}

// up to version 1 nothing tells of input while a film plays that began in a silence.
TEST_CASE("a film that began in a silence does not hold on to it after a sign of life", "[failure 16]") {
  move_pointer();
  IdleScene scene(500ms);
  REQUIRE(scene.next() == "silent");
  Film film;
  CHECK(scene.quiet_for(1s));
  scene.idleness->person_seen();
  CHECK(scene.quiet_for(1s));
  film.end();
  CHECK(scene.next() == "silent");
}

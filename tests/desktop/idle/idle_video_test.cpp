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
  Film() { start_ready(player_, {UNKNOT_SOURCE_DIR "/tests/desktop/wl-pointer", "inhibit", "wait", "60"}); }
  void end() { player_->stop(SIGTERM); }

 private:
  std::optional<Child> player_;
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

// Up to version 1 of the protocol nothing tells of input while a film plays that began in a silence. Since wlroots 0.16
// its beginning counts as input.
TEST_CASE("a film that began in a silence does not hold on to it after a sign of life", "[failure 16][F56]") {
  move_pointer();
  IdleScene scene(500ms);
  REQUIRE(scene.next() == "silent");
  Film film;
  const auto begun = scene.told_within(1s);
  CHECK((begun.empty() || begun == std::vector<std::string>{"seen"}));
  scene.idleness->person_seen();
  CHECK(scene.quiet_for(1s));
  film.end();
  CHECK(scene.next() == "silent");
}

// SPDX-License-Identifier: MIT
// What Wayland's idle protocols allow a compositor to do, by one that does just what the test wants.
#include <catch2/catch_all.hpp>

#include "idle_compositor_scene.hpp"

using namespace unknot;
using namespace unknot::support;

TEST_CASE("of ext-idle-notify the version that is there is bound", "[failure 14]") {
  const int version = GENERATE(1, 2);
  Scene scene(version);
  REQUIRE(scene.watcher.found());
  if (version == 1) CHECK(scene.asked({"bind 1", "person 500"}));
  if (version == 2) CHECK(scene.asked({"bind 2", "person 500", "input 500"}));
  CHECK(scene.problem().empty());
}

TEST_CASE("typing is asked for while a break runs, and only then", "[R33]") {
  Scene scene(2);
  REQUIRE(scene.watcher.found());
  scene.watcher.idleness->break_runs(true);
  REQUIRE(scene.asked({"bind 2", "person 500", "input 500", "input 3000"}));
  REQUIRE(scene.watcher.typing_becomes(true));  // input alone is meant, so no film hides the gap
  scene.idled("input 3000");
  REQUIRE(scene.watcher.typing_becomes(false));
  scene.compositor.resumed("input 3000");
  REQUIRE(scene.watcher.typing_becomes(true));
  scene.watcher.idleness->break_runs(false);
  CHECK(scene.asked({"bind 2", "person 500", "input 500", "input 3000", "destroy input 3000"}));
}

TEST_CASE("where a film may hide the gap, nobody types before there was one", "[R33]") {
  Scene scene(1);
  REQUIRE(scene.watcher.found());
  scene.watcher.idleness->break_runs(true);
  REQUIRE(scene.asked({"bind 1", "person 500", "person 3000"}));
  REQUIRE(scene.watcher.typing_becomes(false));
  CHECK(scene.watcher.quiet_for(100ms));
  CHECK_FALSE(scene.watcher.noticed.typing);
  scene.idled("person 3000");
  scene.compositor.resumed("person 3000");
  CHECK(scene.watcher.typing_becomes(true));
}

TEST_CASE("org_kde_kwin_idle is asked for typing while a break runs, and only then", "[R33]") {
  Scene scene(0, Passive::work, Kde::offered);
  REQUIRE(scene.watcher.found());
  scene.watcher.idleness->break_runs(true);
  REQUIRE(scene.asked({"bind kde", "kde 500", "kde 3000"}));
  REQUIRE(scene.watcher.typing_becomes(false));  // a film may hide the gap
  scene.idled("kde 3000");
  scene.compositor.resumed("kde 3000");
  REQUIRE(scene.watcher.typing_becomes(true));
  scene.compositor.idled("kde 3000");
  REQUIRE(scene.watcher.typing_becomes(false));
  scene.watcher.idleness->break_runs(false);
  CHECK(scene.asked({"bind kde", "kde 500", "kde 3000", "destroy kde 3000"}));
}

TEST_CASE("new settings in a break ask for each watch once more, not twice", "[R33]") {
  Scene scene(1);
  REQUIRE(scene.watcher.found());
  scene.watcher.idleness->break_runs(true);
  REQUIRE(scene.asked({"bind 1", "person 500", "person 3000"}));
  scene.watcher.settings.idle_after = 700ms;
  scene.watcher.idleness->follow(scene.watcher.settings);
  const Words all{"bind 1",     "person 500",          "person 3000", "destroy person 500",
                  "person 700", "destroy person 3000", "person 3000"};
  CHECK(scene.asked(all));
  CHECK(scene.watcher.quiet_for(100ms));
  CHECK(scene.compositor.requests == all);
}

TEST_CASE("a compositor without an idle protocol is said to have none") {
  Scene scene(0);
  REQUIRE(scene.watcher.lost());
  CHECK_THAT(scene.problem(), Catch::Matchers::ContainsSubstring("supports no idle protocol; assuming you're present"));
}

TEST_CASE("films are rest where input alone can be asked for, else it says that they are not") {
  const int version = GENERATE(1, 2);
  Scene scene(version, Passive::rest);
  REQUIRE(scene.watcher.found());
  if (version == 2) CHECK(scene.asked({"bind 2", "input 500"}));
  CHECK(scene.problem().empty() == (version == 2));
}

TEST_CASE("what a compositor says twice is heard once", "[failure 15]") {
  Scene scene(1);
  REQUIRE(scene.watcher.found());
  scene.idled("person");
  CHECK(scene.watcher.next() == "silent");
  scene.idled("person");
  scene.compositor.resumed("person");
  CHECK(scene.watcher.next() == "seen");
  scene.compositor.resumed("person");
  CHECK(scene.watcher.quiet_for(100ms));
}

TEST_CASE("from version 2 on input ends a silence even while a film holds on to it", "[failure 16][F60]") {
  Scene scene(2);
  REQUIRE(scene.watcher.found());
  scene.idled("input");
  CHECK(scene.watcher.quiet_for(100ms));  // a film plays
  scene.idled("person");
  REQUIRE(scene.watcher.next() == "silent");
  scene.compositor.resumed("input");
  CHECK(scene.watcher.next() == "seen");
  REQUIRE(scene.asked(
      {"bind 2", "person 500", "input 500", "destroy input 500", "destroy person 500", "person 500", "input 500"}));
  scene.idled("person");
  CHECK(scene.watcher.next() == "silent");
}

TEST_CASE("from version 2 on a film that begins in a silence is no sign of life", "[failure 16][F60]") {
  Scene scene(2);
  REQUIRE(scene.watcher.found());
  scene.idled("person");
  scene.idled("input");
  REQUIRE(scene.watcher.next() == "silent");
  scene.compositor.resumed("person");  // as wlroots does
  CHECK(scene.watcher.quiet_for(100ms));
  scene.idled("person");  // its end
  CHECK(scene.watcher.quiet_for(100ms));
  scene.compositor.resumed("input");
  CHECK(scene.watcher.next() == "seen");
}

TEST_CASE("from version 2 on input ends a silence in whatever order it is told", "[F60]") {
  const bool person_first = GENERATE(false, true);
  Scene scene(2);
  REQUIRE(scene.watcher.found());
  scene.idled("person");
  REQUIRE(scene.watcher.next() == "silent");
  const bool both_idle = GENERATE(false, true);
  if (both_idle) scene.idled("input");
  CHECK(scene.watcher.quiet_for(50ms));
  if (person_first) scene.compositor.resumed("person");
  if (both_idle) scene.compositor.resumed("input");
  if (!person_first) scene.compositor.resumed("person");
  CHECK(scene.watcher.next() == "seen");
  CHECK(scene.watcher.quiet_for(50ms));
}

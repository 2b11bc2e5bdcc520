// SPDX-License-Identifier: MIT
// Seats and idle protocols that come and go while they are in use, at a compositor that does just what the test wants.
#include <catch2/catch_all.hpp>

#include "idle_compositor_scene.hpp"

using namespace unknot;
using namespace unknot::support;

namespace {

// Nobody is there, as the only protocol has said.
struct SilentKde : Scene {
  SilentKde() : Scene(0, Passive::work, Kde::offered) {
    REQUIRE(watcher.found());
    idled("kde 500");
    REQUIRE(watcher.next() == "silent");
  }
};

}  // namespace

TEST_CASE("when the seat goes at which somebody types in a break, nobody does any more", "[R33][failure 15]") {
  Scene scene(2);
  scene.take_two_seats();
  scene.watcher.idleness->break_runs(true);
  scene.idled_at_all_seats("input 3000");
  scene.compositor.resumed_at(1, "input 3000");
  REQUIRE(scene.watcher.typing_becomes(true));
  const Instant before = boot_now();
  scene.compositor.remove_seat();
  CHECK(scene.watcher.typing_becomes(false));
  CHECK(boot_now() - before < 2s);  // not only when the first gap could have come
}

TEST_CASE("when the seat goes that kept a gap in typing from coming, it comes", "[R25][failure 15]") {
  Scene scene(2);
  scene.take_two_seats();
  scene.watcher.idleness->look_for_gap(true);
  REQUIRE(scene.loop.until([&] { return scene.compositor.count("input 3000") == 2; }));
  scene.compositor.idled_at(0, "input 3000");
  CHECK(scene.watcher.quiet_for(100ms));
  REQUIRE(scene.watcher.noticed.typing);
  scene.compositor.remove_seat();
  CHECK(scene.watcher.typing_becomes(false));
}

TEST_CASE("a seat that comes while typing is watched is watched too, and each only once", "[R33]") {
  Scene scene(2);
  REQUIRE(scene.watcher.found());
  scene.watcher.idleness->break_runs(true);
  REQUIRE(scene.asked({"bind 2", "person 500", "input 500", "input 3000"}));
  scene.compositor.add_seat();
  CHECK(scene.asked({"bind 2", "person 500", "input 500", "input 3000", "person 500", "input 500", "input 3000"}));
  CHECK(scene.watcher.quiet_for(100ms));
  CHECK(scene.compositor.requests.size() == 7);
}

TEST_CASE("a seat that goes ends the silence, and a new one is taken up", "[failure 15]") {
  Scene scene(1);
  REQUIRE(scene.watcher.found());
  scene.idled("person");
  REQUIRE(scene.watcher.next() == "silent");
  scene.compositor.remove_seat();
  CHECK(scene.watcher.next() == "seen");
  REQUIRE(scene.watcher.lost());
  CHECK_THAT(scene.problem(), Catch::Matchers::ContainsSubstring("has no seat"));
  scene.compositor.add_seat();
  REQUIRE(scene.watcher.found());
  REQUIRE(scene.asked({"bind 1", "person 500", "destroy person 500", "person 500"}));
  scene.idled("person");
  CHECK(scene.watcher.next() == "silent");
}

TEST_CASE("an idle protocol that goes ends the silence and typing, and is taken up when it is back", "[failure 15]") {
  Scene scene(1);
  REQUIRE(scene.watcher.found());
  scene.watcher.idleness->break_runs(true);
  scene.idled("person");
  REQUIRE(scene.watcher.next() == "silent");
  scene.compositor.resumed("person 3000");
  REQUIRE(scene.watcher.typing_becomes(true));
  scene.compositor.remove_notifier();
  CHECK(scene.watcher.next() == "seen");
  REQUIRE(scene.watcher.lost());
  CHECK_FALSE(scene.watcher.noticed.typing);
  CHECK_THAT(scene.problem(), Catch::Matchers::ContainsSubstring("no idle protocol"));
  scene.compositor.add_notifier(2);
  REQUIRE(scene.watcher.found());
  scene.idled("input 500");
  scene.idled("person 500");
  CHECK(scene.watcher.next() == "silent");
}

TEST_CASE("when ext-idle-notify goes, org_kde_kwin_idle takes over, and nothing counts as lost", "[failure 15]") {
  Scene scene(2);
  scene.compositor.add_kde();
  REQUIRE(scene.watcher.found());
  CHECK_THAT(scene.source(), Catch::Matchers::StartsWith("ext-idle-notify-v1"));
  scene.idled("person");
  REQUIRE(scene.watcher.next() == "silent");
  scene.compositor.remove_notifier();
  CHECK(scene.watcher.next() == "seen");
  REQUIRE(scene.source_becomes("org_kde_kwin_idle"));
  CHECK(scene.watcher.noticed.states.size() == 2);
  scene.idled("kde 500");
  CHECK(scene.watcher.next() == "silent");
}

TEST_CASE("when ext-idle-notify goes, it says that films are not rest any more", "[failure 15]") {
  Scene scene(2, Passive::rest);
  scene.compositor.add_kde();
  REQUIRE(scene.watcher.found());
  REQUIRE(scene.asked({"bind 2", "bind kde", "input 500"}));
  CHECK(scene.problem().empty());
  scene.compositor.remove_notifier();
  REQUIRE(scene.source_becomes("org_kde_kwin_idle"));
  CHECK_FALSE(scene.problem().empty());
}

TEST_CASE("what is not used comes and goes without a word, in a silence too", "[failure 15]") {
  Scene scene(2);
  REQUIRE(scene.watcher.found());
  scene.watcher.idleness->break_runs(true);
  REQUIRE(scene.asked({"bind 2", "person 500", "input 500", "input 3000"}));
  scene.idled("person");
  REQUIRE(scene.watcher.next() == "silent");
  scene.compositor.add_another();
  scene.compositor.add_kde();
  REQUIRE(scene.asked({"bind 2", "person 500", "input 500", "input 3000", "bind kde"}));
  scene.compositor.remove_kde();
  CHECK(scene.watcher.quiet_for(100ms));
  CHECK(scene.watcher.noticed.told == Words{"silent"});
  CHECK(scene.watcher.noticed.states.size() == 1);
  CHECK(scene.compositor.requests.size() == 5);
  scene.compositor.resumed("person");
  CHECK(scene.watcher.next() == "seen");
}

TEST_CASE("a better protocol is used at once while somebody is there", "[failure 15]") {
  Scene scene(0, Passive::work, Kde::offered);
  REQUIRE(scene.watcher.found());
  REQUIRE(scene.asked({"bind kde", "kde 500"}));
  scene.compositor.add_notifier(2);
  REQUIRE(scene.source_becomes("ext-idle-notify-v1"));
  CHECK(scene.watcher.noticed.told.empty());
  scene.idled("person 500");
  CHECK(scene.watcher.next() == "silent");
}

TEST_CASE("a better protocol that appears in a silence is used from its end on", "[failure 15]") {
  SilentKde scene;
  scene.compositor.add_notifier(2);
  REQUIRE(scene.asked({"bind kde", "kde 500", "bind 2"}));
  CHECK(scene.watcher.quiet_for(100ms));
  scene.compositor.resumed("kde 500");
  CHECK(scene.watcher.next() == "seen");
  REQUIRE(scene.source_becomes("ext-idle-notify-v1"));
  scene.idled("person 500");
  CHECK(scene.watcher.next() == "silent");
}

TEST_CASE("when the protocol goes that knows of a silence, the better one that waits for its end takes over",
          "[failure 15]") {
  SilentKde scene;
  scene.compositor.add_notifier(1);
  REQUIRE(scene.asked({"bind kde", "kde 500", "bind 1"}));
  scene.compositor.remove_kde();
  CHECK(scene.watcher.next() == "seen");
  CHECK(scene.source_becomes("ext-idle-notify-v1"));
}

TEST_CASE("a second seat that appears in a silence is another person") {
  Scene scene(1);
  REQUIRE(scene.watcher.found());
  scene.idled("person");
  REQUIRE(scene.watcher.next() == "silent");
  scene.compositor.add_seat();
  CHECK(scene.watcher.next() == "seen");
  REQUIRE(scene.asked({"bind 1", "person 500", "person 500"}));
  scene.idled("person");
  CHECK(scene.watcher.next() == "silent");
}

TEST_CASE("a better protocol that appears while there is no seat is used as soon as there is one", "[failure 15]") {
  SilentKde scene;
  scene.compositor.remove_seat();
  REQUIRE(scene.watcher.lost());
  scene.compositor.add_notifier(2);
  scene.compositor.add_seat();
  CHECK(scene.source_becomes("ext-idle-notify-v1"));
}

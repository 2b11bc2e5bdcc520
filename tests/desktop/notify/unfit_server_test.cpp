// SPDX-License-Identifier: MIT
// Notification servers that misbehave: each is told once, tried ever more rarely, and used as soon as it is fit.
#include <catch2/catch_all.hpp>

#include "desktop/insisting_desk.hpp"

using namespace unknot::desktop;
using namespace unknot::support;
using namespace std::chrono_literals;
using Desk = InsistingDesk;
using Manner = UnfitServer::Manner;
using Clock = std::chrono::steady_clock;
using Strings = std::vector<std::string>;

namespace {

constexpr auto six_waits = 20ms + 40ms + 80ms + 160ms + 320ms;

}  // namespace

TEST_CASE("a server that can't say what it is is asked ever more rarely, and used once it can", "[F9]") {
  Desk desk(Manner::nameless);
  const auto begin = Clock::now();
  REQUIRE(desk.loop.until([&] { return desk.server.questions() >= 6; }));
  CHECK(Clock::now() - begin >= six_waits - 5ms);
  CHECK(desk.listener.told == Strings{"failed: the notification server does not identify itself"});
  CHECK(desk.server.notifies() == 0);
  desk.server.become(Manner::real);
  REQUIRE(desk.shown());
  CHECK(desk.listener.told.size() == 2);
}

TEST_CASE("a server that takes no notification is tried ever more rarely, and used once it does", "[F9]") {
  Desk desk(GENERATE(Manner::refuses, Manner::talks_rubbish, Manner::gives_no_id));
  const auto begin = Clock::now();
  REQUIRE(desk.fails(6));
  CHECK(Clock::now() - begin >= six_waits - 5ms);
  CHECK(desk.listener.shown == 0);
  desk.server.become(Manner::real);
  REQUIRE(desk.shown());
}

TEST_CASE("a server that answers nothing, or no Notify, has shown nothing", "[F13]") {
  Desk desk(GENERATE(Manner::mute, Manner::silent));
  REQUIRE(desk.fails(1));
  CHECK(desk.listener.told == Strings{"failed: the notification server does not answer"});
  CHECK(desk.listener.shown == 0);
}

TEST_CASE("what a server closes by itself is neither an answer nor shown again at once", "[F13]") {
  Desk desk(GENERATE(Manner::expires, Manner::is_quick));
  REQUIRE(desk.shown());
  desk.screen.present(countdown(0, "1:00 left"));
  REQUIRE(desk.shown(2));
  desk.screen.present(countdown(10, "0:54 left"));
  REQUIRE(desk.shown(3));
  CHECK(desk.listener.told.empty());
  CHECK(desk.server.notifies() <= 2 * 3);
}

TEST_CASE("a server that floods us is left, said once, and not tried again soon", "[F9]") {
  Desk desk(Manner::shouts, 5s);
  REQUIRE(desk.fails(1));
  CHECK(desk.listener.told == Strings{"failed: the notification server sends too much"});
  CHECK(desk.server.notifies() == 1);
}

TEST_CASE("what was on screen when a server flooded us is closed once it is used again", "[F77]") {
  Desk desk(Manner::shouts, 5s);
  REQUIRE(desk.fails(1));
  desk.server.leave();
  desk.server.become(Manner::real);
  desk.server.come();
  REQUIRE(desk.asked({"0 normal", "close 1", "0 normal"}));
}

TEST_CASE("a server that closes hundreds of others' notifications is no flood, and ours is still heard of", "[F77]") {
  Desk desk(Manner::clears_all, 5s);
  REQUIRE(desk.loop.until([&] { return !desk.listener.told.empty(); }));
  CHECK(desk.listener.told == Strings{"dismissed"});
}

TEST_CASE("a server that comes and goes has to stay ever longer until it is used", "[F9]") {
  Desk desk(Manner::real);
  REQUIRE(desk.shown());
  const auto begin = Clock::now();
  for (int time = 1; time <= 4; ++time) {
    desk.server.leave();
    REQUIRE(desk.loop.until([&] { return !desk.screen.name(); }));
    desk.server.come();
    REQUIRE(desk.shown(1 + time));
  }
  CHECK(Clock::now() - begin >= 20ms + (40ms + 400ms) + (80ms + 800ms) + (160ms + 1600ms) - 5ms);
}

TEST_CASE("a quiet note is of low urgency where that is shown, and makes no sound; the reminder takes its place") {
  const std::string server = GENERATE("dunst", "gnome-shell");
  const std::string urgency = server == "dunst" ? "low" : "normal";
  Desk desk(Manner::plays, 5s, server, "43.9");
  REQUIRE(desk.shown());
  desk.screen.clear();
  View heads_up = squeeze();
  heads_up.note = heads_up.quiet = true;
  heads_up.note_for = 1min;
  desk.screen.present(heads_up);
  const std::string reminder = server == "dunst" ? "0 normal" : "0 critical";
  REQUIRE(desk.asked({reminder, "close 1", "0 " + urgency}));
  CHECK(desk.server.silent());
  desk.screen.present(squeeze());
  REQUIRE(desk.asked({reminder, "close 1", "0 " + urgency, "close 2", reminder}));
}

TEST_CASE("a repeat is a notification of its own, and so is all that follows where an update may not be seen",
          "[F44][F61]") {
  const std::string server = GENERATE("dunst", "mako", "Plasma");
  Desk desk(Manner::real, 5s, server);
  REQUIRE(desk.shown());
  desk.screen.present(squeeze());
  REQUIRE(desk.asked({"0 normal", "close 1", "0 normal"}));
  REQUIRE(desk.shown(2));
  desk.screen.present(countdown(0, "1:00 left"));
  REQUIRE(desk.shown(3));
  desk.screen.present(countdown(10, "0:54 left"));
  if (server == "Plasma") {
    REQUIRE(desk.asked({"0 normal", "close 1", "0 normal", "close 2", "0 normal", "3 normal"}));
  } else {
    REQUIRE(desk.asked({"0 normal", "close 1", "0 normal", "2 normal", "2 normal"}));
  }
  desk.screen.unlocked();
  CHECK(desk.server.notifies() == 4);
}

TEST_CASE("Plasma is never sent the same text twice in a row", "[F61]") {
  const bool refused = GENERATE(false, true);
  Desk desk(Manner::real, 5s, refused ? "Plasma" : "somebody");
  REQUIRE(desk.shown());
  std::string last = desk.server.text();
  for (int times = 2; times < 5; ++times) {
    desk.screen.present(squeeze());
    REQUIRE(desk.shown(times));
    CHECK((desk.server.text() != last) == refused);
    last = desk.server.text();
  }
}

TEST_CASE("a close is unclear where any click closes, and none at all by do not disturb", "[F43][F64]") {
  Desk desk(Manner::swallows, 5s, "Xfce Notify Daemon");
  REQUIRE(desk.shown());
  desk.server.become(Manner::dismisses);
  desk.screen.present(squeeze());
  REQUIRE(desk.loop.until([&] { return !desk.listener.told.empty(); }));
  CHECK(desk.listener.told == Strings{"closed"});
}

TEST_CASE("a server that plays sounds gets each once", "[F48]") {
  Desk desk(Manner::plays, 5s, GENERATE("notification-daemon", "gnome-shell"), "48.7");
  REQUIRE(desk.shown());
  CHECK(desk.screen.plays_sounds());
  View reminder = squeeze();
  reminder.sound = "/gong.oga";
  desk.screen.present(reminder);
  REQUIRE(desk.shown(2));
  View first = countdown(0, "1:00 left");
  first.sound = "/bell.oga";
  desk.screen.present(first);
  REQUIRE(desk.shown(3));
  desk.screen.present(countdown(10, "0:54 left"));
  REQUIRE(desk.shown(4));
  const auto times = [all = desk.server.asked()](const std::string& sound) {
    return std::ranges::count_if(all, [&](const auto& each) { return each.ends_with(sound); });
  };
  CHECK(times("normal /gong.oga") == 1);
  CHECK(times("/gong.oga") == 1);
  CHECK(times(" /bell.oga") == 1);
}

TEST_CASE("a server that does not say that it plays sounds gets none", "[F48]") {
  Desk desk(Manner::real, 5s);
  REQUIRE(desk.shown());
  CHECK_FALSE(desk.screen.plays_sounds());
  View first = countdown(0, "1:00 left");
  first.sound = "/gong.oga";
  desk.screen.present(first);
  REQUIRE(desk.shown(2));
  CHECK_FALSE(desk.server.asked().back().contains("/gong.oga"));
}

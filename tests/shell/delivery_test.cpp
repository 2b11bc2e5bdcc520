// SPDX-License-Identifier: MIT
// The due hook is run for what somebody can see, and for nothing else.
#include <catch2/catch_all.hpp>
#include <fstream>

#include "turned_clock.hpp"

using namespace unknot;
using namespace std::chrono;

namespace {

struct Scene {
  Scene() {
    f.hands.work(20min);
    f.daemon.handle(TimePassed{});
  }

  struct Home : TemporaryDirectory {
    Home() { std::ofstream(*this / "config.toml") << "[hooks]\ndue = \"x\"\n"; }
  } home;
  std::vector<std::string> ran;
  Fixture f{{.system = {}, .user = home / "config.toml"}, {.run_hook = [this](const desktop::Command& command) {
              ran.push_back(command.facts[0] + " " + command.facts[6]);
            }}};
};

}  // namespace

TEST_CASE("the due hook is run once a server has taken the reminder", "[F13]") {
  Scene scene;
  REQUIRE(scene.f.state() == State::shown);
  CHECK(scene.ran.empty());
  scene.f.daemon.delivered();
  scene.f.daemon.delivered();
  CHECK(scene.ran == std::vector<std::string>{"UNKNOT_EVENT=due UNKNOT_REPEATS=0"});
}

TEST_CASE("the due hook is not run for attempts, however many", "[F9][F13]") {
  Scene scene;
  for (int time = 0; time < 10; ++time) {
    scene.f.daemon.delivery_failed({sources::What::silent, sources::Peer::notification_server});
    scene.f.daemon.delivery_restored();
  }
  CHECK(scene.f.screen.count() == 11);
  CHECK(scene.ran.empty());
  scene.f.daemon.delivered();
  CHECK(scene.ran.size() == 1);
}

TEST_CASE("a server that comes back with the reminder does not run the due hook again", "[F9][F13]") {
  Scene scene;
  for (int time = 0; time < 10; ++time) {
    scene.f.daemon.delivered();
    scene.f.daemon.delivery_failed({sources::What::no_notification_server});
    scene.f.daemon.delivery_restored();
  }
  CHECK(scene.ran.size() == 1);
}

TEST_CASE("each repeat, and each showing after another end, runs the due hook again", "[F13]") {
  Scene scene;
  scene.f.daemon.delivered();
  scene.f.hands.work(5min);
  scene.f.daemon.handle(TimePassed{});
  scene.f.daemon.delivered();
  CHECK(scene.ran.back() == "UNKNOT_EVENT=due UNKNOT_REPEATS=1");
  scene.f.daemon.handle(HoldBegan{Hold::meeting, "", ""});
  scene.f.daemon.delivered();
  CHECK(scene.ran.size() == 2);
  scene.f.daemon.handle(HoldEnded{Hold::meeting});
  scene.f.daemon.delivered();
  CHECK(scene.ran.size() == 3);
}

TEST_CASE("a reminder that was answered before anybody took it runs no due hook", "[F13]") {
  Scene scene;
  scene.f.daemon.handle(SkipRequested{});
  scene.f.daemon.delivered();
  CHECK(scene.ran.empty());
}

// SPDX-License-Identifier: MIT
// When a peer is connected to again that is absent, leaves, hangs or misbehaves, and what is told of it.
#include "peer/reconnect.hpp"

#include <catch2/catch_all.hpp>

#include "desktop/screen_support.hpp"
#include "turned_reconnect_clock.hpp"

using namespace unknot;
using namespace unknot::desktop;
using namespace unknot::support;
using namespace std::chrono_literals;
using Words = std::vector<std::string>;

namespace {

// A peer that does at each attempt what the test says.
// Any problem will do.
sources::Problem because(std::string why) { return {.what = sources::What::gone, .name = std::move(why)}; }

struct Scene {
  explicit Scene(
      std::function<void(Scene&)> at_attempt = [](Scene&) {}, const std::string& starts = "")
      : behave(std::move(at_attempt)), reconnect(loop.io, peer(starts), std::make_unique<TurnedReconnectClock>(time)) {
    reconnect.begin();
  }

  Reconnect::Peer peer(const std::string& starts) {
    return {.socket = folder / "socket",
            .starts = starts.empty() ? "" : folder / starts,
            .silent = because("it does not answer"),
            .connect =
                [this] {
                  attempts.push_back(time.now);
                  behave(*this);
                },
            .let_go = [this] { ++let_go; },
            .found = [this] { told.emplace_back("found"); },
            .lost = [this](const sources::Problem& why) { told.push_back(why.name); }};
  }
  // After its socket is made, as the kernel tells of it.
  void make_socket() {
    std::filesystem::remove(folder / "socket");
    std::ofstream(folder / "socket").close();
    loop.io.poll();
  }
  [[nodiscard]] std::size_t attempts_within(milliseconds span) {
    const std::size_t before = attempts.size();
    time.turn(span);
    return attempts.size() - before;
  }
  [[nodiscard]] std::vector<milliseconds> waits() const {
    std::vector<milliseconds> waits;
    for (std::size_t at = 1; at < attempts.size(); ++at) waits.push_back(attempts[at] - attempts[at - 1]);
    return waits;
  }

  Folder folder;
  Loop loop;
  TurnedTime time;
  std::vector<milliseconds> attempts;
  Words told;
  int let_go = 0;
  std::function<void(Scene&)> behave;
  Reconnect reconnect;
};

void hang_up(Scene& scene) { scene.reconnect.lost(because("it hung up")); }
void greet(Scene& scene) { scene.reconnect.greeted(); }
void flood(Scene& scene) {
  scene.reconnect.greeted();
  scene.reconnect.flooded(because("it sends too much"));
}
void be_absent(Scene& scene) { scene.reconnect.absent(because("nobody is there")); }
void greet_and_leave(Scene& scene) {
  scene.reconnect.greeted();
  scene.reconnect.lost(because("it is gone"));
}

}  // namespace

TEST_CASE("one that hangs up at once is tried ever more rarely, down to once a minute, and that is said once",
          "[F10][F11]") {
  Scene scene(hang_up);
  scene.time.turn(10min);
  const auto waits = scene.waits();
  REQUIRE(waits.size() > 12);
  CHECK(std::vector(waits.begin(), waits.begin() + 4) == std::vector<milliseconds>{20ms, 40ms, 80ms, 160ms});
  CHECK(waits.back() == 60s);
  CHECK(waits.size() < 25);
  CHECK(scene.told == Words{"it hung up"});
  CHECK(scene.let_go == static_cast<int>(scene.attempts.size()));
}

TEST_CASE("one that is silent is lost after a while, said once, and tried again", "[F12]") {
  Scene scene;
  scene.time.turn(Reconnect::patience);
  CHECK(scene.told == Words{"it does not answer"});
  CHECK(scene.let_go == 1);
  scene.time.turn(1h);
  CHECK(scene.attempts.size() < 60);
  CHECK(scene.told.size() == 1);
  // By then it is listened to as long as it is waited for.
  CHECK(scene.waits().back() == 2 * Reconnect::last_delay);
}

TEST_CASE("a greeting makes the waits short again, and a loss after it is said") {
  Scene scene(hang_up);
  scene.time.turn(30s);
  scene.behave = greet;
  scene.time.turn(1min);
  REQUIRE(scene.told == Words{"it hung up", "found"});
  CHECK(scene.reconnect.is_there());
  scene.reconnect.lost(because("it is gone"));
  CHECK_FALSE(scene.reconnect.is_there());
  CHECK(scene.attempts_within(20ms) == 1);
  CHECK(scene.told == Words{"it hung up", "found", "it is gone", "found"});
}

TEST_CASE("one that greets and leaves again and again is tried ever more rarely, and not believed any more", "[F10]") {
  Scene scene(greet_and_leave);
  scene.time.turn(1h);
  CHECK(scene.attempts.size() < 75);
  CHECK(scene.waits().back() == 60s);
  CHECK(scene.told == Words{"found", "it is gone"});
}

TEST_CASE("however long its connections last, one that leaves soon is told of a few times a minute", "[F10]") {
  const milliseconds lasts{GENERATE(1, 100, 1'000, 3'000, 8'000, 15'000, 19'999)};
  Scene scene(greet);
  scene.time.turn(0ms);
  while (scene.time.now < 1min) {
    scene.time.turn(lasts);
    const std::size_t before = scene.attempts.size();
    scene.reconnect.lost(because("it is gone"));
    while (scene.attempts.size() == before) scene.time.turn(1ms);
  }
  CHECK(scene.told.size() <= 12);
}

TEST_CASE("one that floods is tried again only after many seconds, ever more rarely, until it stays", "[F15]") {
  Scene scene(flood);
  scene.time.turn(3min);
  CHECK(scene.waits() == std::vector<milliseconds>{20s, 40s, 60s, 60s});
  CHECK(scene.told == Words{"found", "it sends too much"});
  scene.behave = greet;
  scene.time.turn(10min);
  CHECK(scene.told.back() == "found");
  scene.reconnect.flooded(because("it sends too much"));
  CHECK(scene.attempts_within(19s) == 0);
  CHECK(scene.attempts_within(1s) == 1);
}

TEST_CASE("after one that stayed, a loss is nothing special") {
  Scene scene(greet_and_leave);
  scene.time.turn(1s);
  scene.behave = greet;
  scene.time.turn(10min);
  scene.told.clear();
  scene.reconnect.lost(because("it is gone"));
  CHECK(scene.attempts_within(20ms) == 1);
  CHECK(scene.told == Words{"it is gone", "found"});
}

TEST_CASE("for one that is absent there are a few attempts, and then one when its socket appears") {
  Scene scene(be_absent);
  CHECK(scene.attempts_within(1h) == 7);
  CHECK_FALSE(scene.time.due);
  scene.behave = greet;
  scene.make_socket();
  CHECK(scene.attempts_within(20ms) == 1);
  CHECK(scene.told == Words{"nobody is there", "found"});
}

TEST_CASE("one whose socket can't be watched for is tried once a minute") {
  Scene scene(be_absent);
  std::filesystem::remove_all(scene.folder / "");
  CHECK(scene.attempts_within(1h) > 55);
}

TEST_CASE("one that is absent is found although the folder of its socket was created again") {
  Scene scene(be_absent);
  scene.time.turn(1h);
  std::filesystem::remove_all(scene.folder / "");
  scene.loop.io.poll();
  CHECK(scene.attempts_within(1h) > 50);
  std::filesystem::create_directory(scene.folder / "");
  scene.time.turn(1min);
  CHECK(scene.attempts_within(1h) == 0);
  scene.behave = greet;
  scene.make_socket();
  CHECK(scene.attempts_within(100ms) == 1);
  CHECK(scene.reconnect.is_there());
}

TEST_CASE("a socket that appears ends a long wait") {
  Scene scene(hang_up);
  scene.time.turn(10min);
  scene.behave = greet;
  scene.make_socket();
  CHECK(scene.attempts_within(20ms) == 1);
  CHECK(scene.reconnect.is_there());
}

TEST_CASE("a socket that is made again and again brings few attempts", "[F10]") {
  const auto behaviour = GENERATE(hang_up, greet_and_leave, be_absent);
  Scene scene(behaviour);
  for (int time = 0; time < 600; ++time) {
    scene.make_socket();
    scene.time.turn(100ms);
  }
  CHECK(scene.attempts.size() < 40);
  CHECK(scene.attempts_within(10min) < 15);
  CHECK(scene.told.size() <= 2);
}

TEST_CASE("a file that is opened at its start is a sign too") {
  Scene scene(be_absent, "lock");
  std::ofstream(scene.folder / "lock").close();
  scene.loop.io.poll();
  scene.time.turn(10min);
  const std::size_t before = scene.attempts.size();
  std::ifstream(scene.folder / "lock").close();
  scene.loop.io.poll();
  scene.time.turn(100ms);
  CHECK(scene.attempts.size() > before);
}

TEST_CASE("what is said of an attempt that is over changes nothing, and after the end nothing happens") {
  Scene scene(hang_up);
  scene.time.turn(0ms);
  scene.reconnect.greeted();
  scene.reconnect.lost(because("again"));
  CHECK(scene.told == Words{"it hung up"});
  scene.reconnect.end();
  CHECK(scene.attempts_within(1h) == 0);
}

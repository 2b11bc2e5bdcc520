// SPDX-License-Identifier: MIT
// X servers, compositors and PipeWires that misbehave: none of them stops us, keeps us busy, or is told of twice.
#include <catch2/catch_all.hpp>

#include "desktop/peer_talks.hpp"
#include "desktop/screen_support.hpp"
#include "holds/full_screen_wayland.hpp"
#include "holds/full_screen_x11.hpp"
#include "idle/idle_wayland.hpp"
#include "idle/idle_x11.hpp"
#include "media/pipewire.hpp"
#include "words/problems/source.hpp"

namespace sources = unknot::sources;
namespace words = unknot::words;
using namespace unknot::desktop;
using namespace unknot::support;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Words = std::vector<std::string>;

namespace {

// A client, and what it tells: "found", or why it is lost.
struct Client {
  Words told;
  std::unique_ptr<IdleSource> idle;
  std::unique_ptr<FullScreenSource> full_screen;
  std::unique_ptr<Pipewire> pipewire;

  IdleSource::Events idle_events() {
    return {.found = [this](const auto&) { told.emplace_back("found"); },
            .lost = [this](const sources::Problem& why) { told.push_back(words::problem(why)); },
            .silent = [this](auto) { told.emplace_back("silent"); },
            .active = [] {},
            .gap = [] {},
            .typing = [](bool) {}};
  }
  FullScreenSource::Events full_screen_events() {
    return {.found = [this](const auto&) { told.emplace_back("found"); },
            .lost = [this](const sources::Problem& why) { told.push_back(words::problem(why)); },
            .changed = [](const auto&) {}};
  }
  void pipewire_changed() {
    const std::string now = pipewire->version().empty() ? words::problem(pipewire->problem()) : "found";
    if (told.empty() || told.back() != now) told.push_back(now);
  }
};

// A long number.
std::string long_pod() { return raw<std::uint32_t>(8) + raw<std::uint32_t>(5) + raw<std::uint64_t>(0); }

enum class Kind { idle_x11, full_screen_x11, idle_wayland, full_screen_wayland, pipewire };

Kind any_kind() {
  return GENERATE(Kind::idle_x11, Kind::full_screen_x11, Kind::idle_wayland, Kind::full_screen_wayland, Kind::pipewire);
}

using MakeTalk = std::function<std::unique_ptr<Talk>()>;

struct Scene {
  Scene(Loop& on, Kind of, Manner manner, const MakeTalk& talk = nullptr)
      : loop(on), kind(of), peer(on.io, file(), talk ? talk : usual_talk()) {
    peer.manner = manner;
    make();
  }

  [[nodiscard]] bool is_x11() const { return kind == Kind::idle_x11 || kind == Kind::full_screen_x11; }
  [[nodiscard]] std::string display() const {
    const bool first = kind == Kind::idle_x11;
    return ":" + std::to_string((first ? 40000 : 80000) + ::getpid() % 30000);
  }
  [[nodiscard]] std::string file() const {
    return is_x11() ? "/tmp/.X11-unix/X" + display().substr(1) : folder / "socket";
  }
  [[nodiscard]] MakeTalk usual_talk() const {
    if (is_x11()) return [] { return std::make_unique<XServerTalk>(); };
    if (kind == Kind::pipewire) return [] { return std::make_unique<PipewireTalk>(); };
    return [] { return std::make_unique<CompositorTalk>(); };
  }
  void make() {
    const SilenceWatch watch{.after = 1h, .gap = 1s};
    if (kind == Kind::idle_x11)
      client.idle = std::make_unique<X11Idle>(loop.io, display(), watch, client.idle_events());
    if (kind == Kind::idle_wayland)
      client.idle = std::make_unique<WaylandIdle>(loop.io, file(), watch, client.idle_events());
    if (kind == Kind::full_screen_x11)
      client.full_screen = std::make_unique<X11FullScreen>(loop.io, display(), client.full_screen_events());
    if (kind == Kind::full_screen_wayland)
      client.full_screen = std::make_unique<WaylandFullScreen>(loop.io, file(), client.full_screen_events());
    if (kind == Kind::pipewire)
      client.pipewire = std::make_unique<Pipewire>(loop.io, file(), [this] { client.pipewire_changed(); });
  }

  [[nodiscard]] bool told(std::size_t times) {
    return loop.until([&] { return client.told.size() >= times; });
  }
  [[nodiscard]] bool connected(int times) {
    return loop.until([&] { return peer.accepted >= times; });
  }
  // The waits between so many connections, each twice as long as the one before. A slow machine only makes them longer.
  [[nodiscard]] bool gets_slower() {
    const auto begin = Clock::now();
    return connected(6) && Clock::now() - begin >= 20ms + 40ms + 80ms + 160ms + 320ms - 5ms;
  }

  Folder folder;
  Loop& loop;
  Kind kind;
  MisbehavingPeer peer;
  Client client;
};

}  // namespace

TEST_CASE("each client is greeted by the little that is needed, misses it once, and finds it again") {
  Loop loop;
  Scene scene(loop, any_kind(), Manner::real);
  REQUIRE(scene.told(1));
  scene.peer.hang_up();
  REQUIRE(scene.told(3));
  CHECK(scene.client.told[0] == "found");
  CHECK_THAT(scene.client.told[1], Catch::Matchers::EndsWith(" is gone") || Catch::Matchers::Equals("no PipeWire"));
  CHECK(scene.client.told[2] == "found");
}

TEST_CASE("a peer that hangs up at once is tried ever more rarely, said once, and found when it behaves",
          "[F10][F11]") {
  Loop loop;
  Scene scene(loop, any_kind(), Manner::hangs_up);
  CHECK(scene.gets_slower());
  CHECK(scene.client.told.size() == 1);
  scene.peer.manner = Manner::real;
  REQUIRE(scene.told(2));
  CHECK(scene.client.told.back() == "found");
}

TEST_CASE("a peer that talks rubbish is tried ever more rarely, said once, and found when it behaves", "[F11]") {
  const Kind kind = any_kind();
  if (kind == Kind::pipewire)
    return;  // whose first bytes say how much is to come, so it is the time limit that ends it
  Loop loop;
  Scene scene(loop, kind, Manner::talks_rubbish);
  CHECK(scene.gets_slower());
  CHECK(scene.client.told.size() == 1);
  CHECK_THAT(scene.client.told[0], Catch::Matchers::EndsWith(" sends unexpected messages"));
  scene.peer.manner = Manner::real;
  REQUIRE(scene.told(2));
  CHECK(scene.client.told.back() == "found");
}

TEST_CASE("a peer that greets and leaves again and again is tried ever more rarely, and not told of each time",
          "[F10]") {
  Loop loop;
  Scene scene(loop, any_kind(), Manner::greets_and_leaves);
  CHECK(scene.gets_slower());
  CHECK(scene.client.told.size() == 2);
}

TEST_CASE("a peer that is silent or says half stops nobody, and that is said", "[F12][F14]") {
  const Kind kind = any_kind();
  const Manner manner = GENERATE(Manner::is_silent, Manner::says_half);
  Loop loop;
  Scene scene(loop, kind, manner);
  REQUIRE(scene.connected(1));
  scene.loop.io.run_for(100ms);
  CHECK(scene.client.told.empty());
  scene.peer.manner = Manner::real;
  scene.peer.hang_up();
  REQUIRE(scene.told(2));
  CHECK(scene.client.told.back() == "found");
}

TEST_CASE("a peer that never greets, or stops in the middle of it, is said not to answer", "[F12][F14]") {
  Loop loop;
  std::list<Scene> scenes;
  for (const Kind kind : {Kind::idle_x11, Kind::full_screen_wayland, Kind::pipewire}) {
    scenes.emplace_back(loop, kind, Manner::is_silent);
  }
  for (const Kind kind : {Kind::full_screen_x11, Kind::idle_wayland}) {
    scenes.emplace_back(loop, kind, Manner::says_half);
  }
  for (Scene& scene : scenes) {
    REQUIRE(scene.told(1));
    CHECK_THAT(scene.client.told[0], Catch::Matchers::EndsWith(" does not answer"));
  }
}

TEST_CASE("a PipeWire whose messages are not as expected is said to be so, not read as one where nothing runs",
          "[F12]") {
  const auto info = PipewireTalk::info();
  const Properties node{{"media.class", "Stream/Input/Audio"}};
  const PipewireMessage global{
      .object = 2, .opcode = 0, .values = pod(40) + pod(0) + pod("PipeWire:Interface:Node") + pod(3) + pod(node)};
  PipewireTalk::Messages messages{info, global};
  SECTION("a field more in the first") { messages = {{.object = 0, .opcode = 0, .values = pod(0) + info.values}}; }
  SECTION("none of the fields") { messages = {{.object = 0, .opcode = 0, .values = ""}}; }
  SECTION("a node with a field less") {
    messages[1].values = pod(40) + pod("PipeWire:Interface:Node") + pod(3) + pod(node);
  }
  SECTION("a state that there is not") {
    messages.push_back(
        {.object = 3,
         .opcode = 0,
         .values = pod(40) + pod(0) + pod(0) + long_pod() + pod(0) + pod(0) + pod(9) + pod("") + pod(node)});
  }
  SECTION("no state") {
    messages.push_back({.object = 3, .opcode = 0, .values = pod(40) + pod(0) + pod(0) + long_pod() + pod(node)});
  }
  Loop loop;
  Scene scene(loop, Kind::pipewire, Manner::real, [=] { return std::make_unique<PipewireTalk>(messages); });
  REQUIRE(loop.until([&] { return !scene.client.told.empty() && scene.client.told.back() != "found"; }));
  CHECK(scene.client.told.back() == "PipeWire sends unexpected messages");
}

TEST_CASE("a PipeWire that reports an error is said to do so", "[F12]") {
  const PipewireMessage error{.object = 0, .opcode = 3, .values = pod(0) + pod(1) + pod(-22) + pod("no")};
  Loop loop;
  Scene scene(loop, Kind::pipewire, Manner::real,
              [=] { return std::make_unique<PipewireTalk>(PipewireTalk::Messages{error}); });
  REQUIRE(scene.told(1));
  CHECK(scene.client.told[0] == "PipeWire reports an error");
}

TEST_CASE("what has come when something is sent is heard at once", "[F16]") {
  Loop loop;
  Scene scene(loop, Kind::idle_x11, Manner::real);
  REQUIRE(scene.told(1));
  scene.peer.say(dynamic_cast<XServerTalk&>(scene.peer.talk()).alarm_goes_off());
  scene.client.idle->look_for_gap(true);
  REQUIRE(scene.told(2));
  CHECK(scene.client.told[1] == "silent");
}

TEST_CASE("a peer that never stops talking is given up", "[F10]") {
  Loop loop;
  Scene scene(loop, any_kind(), Manner::floods);
  REQUIRE(scene.told(2));
  CHECK(scene.client.told[0] == "found");
  CHECK_THAT(scene.client.told[1],
             Catch::Matchers::EndsWith(" sends too much") || Catch::Matchers::EndsWith(" does not read"));
}

TEST_CASE("a peer that does not read is given up before anything waits for it", "[F14]") {
  Loop loop;
  Scene scene(loop, GENERATE(Kind::idle_x11, Kind::idle_wayland), Manner::is_deaf);
  REQUIRE(scene.told(1));
  bool wanted = true;
  for (int time = 0; time < 100'000 && scene.client.told.size() < 2; ++time) {
    scene.client.idle->look_for_gap(std::exchange(wanted, !wanted));
    loop.io.poll();
  }
  REQUIRE(scene.client.told.size() == 2);
  CHECK_THAT(scene.client.told[1], Catch::Matchers::EndsWith(" does not read"));
}

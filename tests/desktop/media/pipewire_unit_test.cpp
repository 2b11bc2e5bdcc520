// SPDX-License-Identifier: MIT
// PipeWire as a service of a real user manager, which listens on its socket too and would start it.
#include <catch2/catch_all.hpp>

#include "desktop/perception.hpp"
#include "desktop/screen_support.hpp"
#include "media/meeting.hpp"
#include "words/problems/source.hpp"

using namespace unknot;
using namespace unknot::desktop;
using namespace unknot::support;
using namespace std::chrono_literals;

namespace {

struct Desk {
  Desk() : sense(loop.io, perception, {}, {.pipewire = pipewire_socket(), .cameras = devices / ""}) {}

  [[nodiscard]] bool found() {
    return loop.until([&] { return words::provider(sense.state().source).starts_with("PipeWire "); });
  }
  [[nodiscard]] bool missed() {
    return loop.until([&] { return !sense.state().problem.empty(); });
  }

  Folder devices;
  Loop loop;
  RecordingPerception perception;
  Meeting sense;
};

void manager(const std::string& order) { output_of("systemctl --user " + order + " 2>&1"); }
std::string state_of_service() { return output_of("systemctl --user is-active pipewire.service"); }

// Without its units there is nothing to be tested.
bool has_units() { return !output_of("systemctl --user cat pipewire.socket 2>/dev/null").empty(); }

// Longer than any wait before an attempt that comes without a sign.
constexpr auto long_enough = 6s;

}  // namespace

TEST_CASE("a PipeWire that does not run is not started by us, and is found when it is started", "[F10]") {
  if (!has_units()) return;
  manager("start pipewire.socket");
  REQUIRE(std::filesystem::is_socket(pipewire_socket()));
  Desk desk;
  REQUIRE(desk.missed());
  CHECK(words::problem(desk.sense.state().problem) == "no PipeWire; microphone use can't be detected");
  desk.loop.io.run_for(long_enough);
  CHECK(state_of_service() == "inactive\n");
  manager("start pipewire.service");
  CHECK(desk.found());
}

TEST_CASE("a PipeWire that is stopped stays so, is missed once, and found when it is started again", "[F10]") {
  if (!has_units()) return;
  manager("start pipewire.service");
  Desk desk;
  REQUIRE(desk.found());
  manager("stop pipewire.service");
  REQUIRE(desk.missed());
  desk.loop.io.run_for(long_enough);
  CHECK(state_of_service() == "inactive\n");
  CHECK(desk.perception.parties_told(desk.loop, 2));
  manager("start pipewire.service");
  CHECK(desk.found());
  CHECK(desk.perception.parties_told(desk.loop, 3));
}

TEST_CASE("a PipeWire that is killed is found again when its manager has restarted it", "[F10]") {
  if (!has_units()) return;
  manager("start pipewire.service");
  Desk desk;
  REQUIRE(desk.found());
  manager("kill --signal=KILL pipewire.service");
  REQUIRE(desk.missed());
  CHECK(desk.found());
}

// SPDX-License-Identifier: MIT
#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>
#include <csignal>

#include "world.hpp"

using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using unknot::Duration;

namespace {

void say(ScriptedDaemon& daemon, const std::string& reason) {
  daemon.change([&](FakeService& service) { service.now.status.reason = reason; });
}

// A break under way that has so long to go.
void begin_break(ScriptedDaemon& daemon, Duration left, const std::string& reason) {
  daemon.change([&](FakeService& service) {
    service.now.status.state = unknot::State::begun;
    service.now.status.kind = "stretch";
    service.now.status.left = left;
    service.now.status.reason = reason;
  });
}

}  // namespace

TEST_CASE("watch prints one JSON object a line, first the state and then each change") {
  const World world;
  ScriptedDaemon daemon(world);
  Process watch = world.start({"watch"});
  CHECK(boost::json::parse(watch.line()).at("reason") == "present, no break is switched on");
  say(daemon, "held: do not disturb is on; stretch is due");
  CHECK(boost::json::parse(watch.line()).at("reason") == "held: do not disturb is on; stretch is due");
}

TEST_CASE("watch ends with 3 when the daemon goes") {
  const World world;
  std::optional<ScriptedDaemon> daemon(std::in_place, world);
  Process watch = world.start({"watch", "--format", "plain"});
  CHECK(watch.line() == "present, no break is switched on");
  daemon.reset();
  const Result result = watch.finish();
  CHECK(result.status == 3);
  CHECK_THAT(result.err, ContainsSubstring("The daemon has ended"));
}

TEST_CASE("watch --wait takes up the daemon that comes and comes back") {
  const World world;
  Process watch = world.start({"watch", "--wait", "--format", "plain"});
  for (int round = 0; round < 2; ++round) {
    CHECK(watch.line() == "the daemon is not running");
    ScriptedDaemon daemon(world);
    CHECK(watch.line() == "present, no break is switched on");
    say(daemon, "away");
    CHECK(watch.line() == "away");
    daemon.change([&](FakeService&) {});
  }
  CHECK(watch.line() == "the daemon is not running");
}

TEST_CASE("waybar's lines outlive the daemon by themselves") {
  const World world;
  Process watch = world.start({"watch", "--format", "waybar"});
  CHECK(boost::json::parse(watch.line()).at("class") == "stopped");
  {
    ScriptedDaemon daemon(world);
    CHECK(boost::json::parse(watch.line()).at("class") == "working");
  }
  CHECK(boost::json::parse(watch.line()).at("class") == "stopped");
}

TEST_CASE("the time left is counted down though the daemon says nothing") {
  const World world;
  ScriptedDaemon daemon(world);
  begin_break(daemon, 2s, "stretch under way, 2 s left");
  const std::string format = GENERATE("plain", "waybar");
  Process watch = world.start({"watch", "--format", format});
  CHECK_THAT(watch.line(), ContainsSubstring("2 s"));
  CHECK_THAT(watch.line(), ContainsSubstring("1 s"));
}

TEST_CASE("watch ends cleanly when nobody reads any more") {
  const World world;
  ScriptedDaemon daemon(world);
  Process watch = world.start({"watch"});
  watch.line();
  watch.close_output();
  say(daemon, "away");
  const Result result = watch.finish();
  CHECK(result.status == 0);
  CHECK(result.err.empty());
}

TEST_CASE("an interrupt ends watch at once, with 130 and without a word") {
  const World world;
  ScriptedDaemon daemon(world);
  Process watch = world.start({"watch"});
  watch.line();
  watch.signal(SIGINT);
  const Result result = watch.finish();
  CHECK(result.status == 130);
  CHECK(result.err.empty());
}

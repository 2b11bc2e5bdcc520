// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>
#include <csignal>
#include <cstdlib>
#include <memory>

#include "../../control/peer.hpp"
#include "../silent_daemon.hpp"
#include "../world.hpp"

using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using unknot::Duration;

namespace {

// In a state whose causes this daemon does not tell.
void say(ScriptedDaemon& daemon, const std::string& reason) {
  daemon.change([&](FakeService& service) {
    service.now.status.state = unknot::State::away;
    service.now.reason = reason;
  });
}

// A break under way that has so long to go.
void begin_break(ScriptedDaemon& daemon, Duration left, const std::string& reason) {
  daemon.change([&](FakeService& service) {
    service.now.status.state = unknot::State::begun;
    service.now.status.kind = "stretch";
    service.now.status.left = left;
    service.now.reason = reason;
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
  CHECK_THAT(result.err, ContainsSubstring("The daemon has stopped"));
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

TEST_CASE("watch --wait takes up a daemon also where no instance of inotify is left", "[F72]") {
  const World world;
  const std::string none = "echo 0 > /proc/sys/user/max_inotify_instances && exec \"$@\"";
  const std::vector<std::string> without{"unshare", "-r", "sh", "-c", none, "sh"};
  std::vector<std::string> words = without;
  words.emplace_back("true");
  if (Process(words, world.environment()).finish().status != 0) return;  // no user namespaces here
  words.back() = UNKNOT_PROGRAM;
  for (const char* word : {"watch", "--format", "waybar"}) words.emplace_back(word);
  std::filesystem::create_directories(world.socket().parent_path());
  Process watch(words, world.environment());
  CHECK_THAT(watch.line(), ContainsSubstring("not running"));
  const ScriptedDaemon daemon(world);
  CHECK_THAT(watch.line(), ContainsSubstring("resent, no break is switched on"));
}

TEST_CASE("watch --wait comes back to a daemon that did not answer", "[F34]") {
  const World world;
  const SilentDaemon daemon(world.socket());
  Process watch = world.start({"watch", "--wait", "--json"});
  const int silent = daemon.accept();
  CHECK(boost::json::parse(watch.line()).as_object().contains("error"));
  const int again = daemon.accept();
  REQUIRE(again >= 0);
  const std::string reply = R"({"parameters":{"status":{"state":"due"}},"continues":true})";
  REQUIRE(::write(again, reply.c_str(), reply.size() + 1) > 0);
  CHECK(watch.line() == R"({"state":"due"})");
  ::close(again);
  ::close(silent);
}

TEST_CASE("watch --wait takes up a daemon that listens a while after its socket has appeared", "[F95]") {
  const World world;
  std::filesystem::create_directories(world.socket().parent_path());
  const std::string file = world.socket().native() + ".lock";
  const int lock = ::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
  REQUIRE(::flock(lock, LOCK_EX) == 0);
  const SilentDaemon daemon(world.socket(), SilentDaemon::Listens::later);
  Process watch = world.start({"watch", "--wait", "--format", "plain"});
  CHECK(watch.line() == "the daemon is not running");
  daemon.listen();
  const int connection = daemon.accept();
  CHECK(connection >= 0);
  ::close(connection);
  ::close(lock);
}

TEST_CASE("watch --wait says once that the daemon does not run, whatever happens beside its socket", "[F39]") {
  const World world;
  Process watch = world.start({"watch", "--wait", "--json"});
  CHECK(boost::json::parse(watch.line()).as_object().contains("error"));
  world.write(world.file("runtime/other"), "");
  std::filesystem::remove(world.file("runtime/other"));
  const ScriptedDaemon daemon(world);
  CHECK(boost::json::parse(watch.line()).as_object().contains("state"));
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

TEST_CASE("watch ends with its reader though nothing happens", "[F34]") {
  const World world;
  ScriptedDaemon daemon(world);
  const std::string format = GENERATE("json", "plain", "waybar");
  Process watch = world.start({"watch", "--format", format});
  watch.line();
  watch.close_output();
  REQUIRE(watch.ends());
  const Result result = watch.finish();
  CHECK(result.status == 0);
  CHECK(result.err.empty());
}

TEST_CASE("watch that waits for the daemon ends with its reader", "[F34]") {
  const World world;
  const auto words = GENERATE(std::vector<std::string>{"watch", "--wait", "--format", "plain"},
                              std::vector<std::string>{"watch", "--format", "waybar"},
                              std::vector<std::string>{"watch", "--wait", "--json"});
  Process watch = world.start(words);
  watch.line();
  watch.close_output();
  REQUIRE(watch.ends());
  CHECK(watch.finish().status == 0);
}

TEST_CASE("watch sees that a socket or a terminal is gone", "[F34]") {
  const World world;
  ScriptedDaemon daemon(world);
  std::array<int, 2> ends{};
  REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0);
  if (GENERATE(true, false)) {
    ::close(ends[0]);
    ::close(ends[1]);
    ends[0] = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    ::grantpt(ends[0]);
    ::unlockpt(ends[0]);
    ends[1] = ::open(::ptsname(ends[0]), O_RDWR | O_NOCTTY | O_CLOEXEC);
  }
  Process watch = world.start({"watch"}, "", ends[1]);
  ::close(ends[1]);
  std::array<char, 16> some{};
  REQUIRE(::read(ends[0], some.data(), some.size()) > 0);
  ::close(ends[0]);
  REQUIRE(watch.ends());
  CHECK(watch.finish().status == 0);
}

TEST_CASE("32 that watch lock nobody out, and one more is told so", "[F34]") {
  const World world;
  ScriptedDaemon daemon(world);
  std::vector<std::unique_ptr<Process>> watches;
  for (int i = 0; i < 32; ++i) {
    watches.push_back(
        std::make_unique<Process>(std::vector<std::string>{UNKNOT_PROGRAM, "watch"}, world.environment()));
    CHECK(watches.back()->line().starts_with("{"));
  }
  CHECK(world.run({"resume"}).status == 0);
  const Result more = world.run({"watch", "--format", GENERATE("json", "waybar")});
  CHECK(more.status == 4);
  CHECK_THAT(more.err, ContainsSubstring("too many clients (32)"));
  for (auto& each : watches) each->close_output();
  for (auto& each : watches) CHECK(each->ends());
}

TEST_CASE("who connects again and again locks out none of another program's calls", "[F34]") {
  const World world;
  ScriptedDaemon daemon(world);
  std::vector<Peer> peers;
  for (int i = 0; i < 20; ++i) {
    if (i % 5 == 0) peers.clear();
    for (int each = 0; each < 100; ++each) peers.emplace_back(world.socket());
    const Result result = world.run({"pause"});
    INFO(result.err);
    CHECK(result.status == 0);
  }
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

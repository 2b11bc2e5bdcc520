// SPDX-License-Identifier: MIT
// What the server takes from its peers, and that it never takes more.
#include <malloc.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <boost/json/serialize.hpp>
#include <catch2/catch_all.hpp>
#include <chrono>
#include <vector>

#include "running_server.hpp"

using namespace std::chrono_literals;

namespace {

constexpr const char* count = R"({"method":"org.unknot.test.Count"})";
constexpr const char* watch = R"({"method":"org.unknot.control.Watch","more":true})";

constexpr std::size_t kib = 1024;

// What a client over the limit hears.
const boost::json::object too_many{{"error", "org.unknot.control.TooManyClients"}, {"parameters", {{"limit", 32}}}};

// A good call of exactly this many bytes.
std::string call_of(std::size_t size) {
  const std::string head = R"({"method":"org.unknot.test.Count","org.example.padding":{"x":")";
  const std::string tail = R"("}})";
  return head + std::string(size - head.size() - tail.size(), 'x') + tail;
}

std::size_t descriptors() {
  const std::filesystem::directory_iterator all("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

std::size_t bytes_in_use() { return ::mallinfo2().uordblks; }

}  // namespace

TEST_CASE("a message of 64 KiB is taken and one byte more ends the connection") {
  RunningServer server;
  Peer peer = server.connect();
  CHECK(peer.ask(call_of(64 * kib)).contains("parameters"));
  peer.say(call_of(64 * kib + 1));
  CHECK(peer.is_left());
}

TEST_CASE("70 KB without an end are not waited for") {
  RunningServer server;
  Peer peer = server.connect();
  peer.send(std::string(70'000, 'x'));
  CHECK(peer.is_left());
  CHECK(server.connect().ask(count).contains("parameters"));
}

TEST_CASE("beyond 32 connections one may call, but neither watch nor stay", "[F34]") {
  RunningServer server({.patience = 200ms});
  std::vector<Peer> peers;
  for (int i = 0; i < 32; ++i) {
    peers.push_back(server.connect());
    peers.back().say(watch);
    CHECK(peers.back().hear());
  }
  Peer watching = server.connect();
  CHECK(watching.ask(count).contains("parameters"));
  CHECK(watching.ask(watch) == too_many);
  CHECK(watching.is_left());
  Peer silent = server.connect();
  CHECK(silent.hear() == boost::json::serialize(too_many));
  CHECK(silent.is_left());
  Peer calling = server.connect();
  for (int i = 0; i < 3; ++i) CHECK(calling.ask(count).contains("parameters"));
  CHECK(calling.is_left());
}

TEST_CASE("there is room again when one of 32 leaves, also for one that is there already", "[F34]") {
  RunningServer server;
  std::vector<Peer> peers;
  for (int i = 0; i < 32; ++i) {
    peers.push_back(server.connect());
    CHECK(peers.back().ask(count).contains("parameters"));
  }
  Peer guest = server.connect();
  CHECK(guest.ask(count).contains("parameters"));
  peers.pop_back();
  REQUIRE(server.eventually_connected(32));
  CHECK(guest.ask(watch).contains("parameters"));
  CHECK(server.connect().ask(watch) == too_many);
}

TEST_CASE("who connects and says nothing is hung up on, who has called may keep silent", "[F34]") {
  RunningServer server({.finish = 200ms});
  Peer caller = server.connect();
  CHECK(caller.ask(count).contains("parameters"));
  CHECK(server.connect().is_left());
  CHECK(caller.ask(count).contains("parameters"));
}

TEST_CASE("a thousand connections are no more than 40, and a call is answered between them", "[F34]") {
  RunningServer server;
  std::vector<Peer> peers;
  for (int i = 0; i < 1000; ++i) {
    peers.push_back(server.connect());
    if (i % 100 == 0) CHECK(server.connect().ask(count).contains("parameters"));
  }
  CHECK(server.on_loop([&] { return server.connections(); }) <= 40);
  CHECK(server.connect().ask(count).contains("parameters"));
}

TEST_CASE("that clients are turned away is told once a minute at most", "[F34]") {
  int told = 0;
  RunningServer server({.connections = 1, .turned_away = [&] { ++told; }});
  Peer watcher = server.connect();
  watcher.say(watch);
  CHECK(watcher.hear());
  for (int i = 0; i < 100; ++i) CHECK(server.connect().ask(watch).contains("error"));
  CHECK(server.on_loop([&] { return told; }) == 1);
}

TEST_CASE("a message that has begun must be finished in time, however slowly it comes") {
  RunningServer server({.message = 1u << 30, .finish = 300ms});
  Peer peer = server.connect();
  const auto give_up = std::chrono::steady_clock::now() + 10s;
  while (!peer.is_told() && std::chrono::steady_clock::now() < give_up) peer.send("x");
  REQUIRE(peer.is_told());
  CHECK(peer.is_left());
}

TEST_CASE("the time counts for each message alone and not between messages") {
  RunningServer server({.finish = 500ms});
  Peer idle = server.connect();
  idle.send("{\"method\":\"org.unknot.");
  Peer watcher = server.connect();
  watcher.say(watch);
  watcher.hear();  // By now the server has seen the half message, too.
  idle.say("test.Count\"}");
  CHECK(idle.hear());
  Peer slow = server.connect();
  slow.send("{\"method\"");
  CHECK(slow.is_left());
  CHECK(idle.ask(count).contains("parameters"));
  server.change([](FakeService& service) { service.now.status.repeats = 1; });
  CHECK(watcher.hear());
}

TEST_CASE("a peer that calls and never reads fills only its own end") {
  RunningServer server;
  Peer peer = server.connect();
  std::string calls;
  while (calls.size() < 4096) calls += std::string(R"({"method":"org.unknot.control.GetStatus"})") + '\0';
  std::size_t taken = 0;
  for (int refused = 0; refused < 100 && taken < 4'000'000;) {
    const std::size_t sent = peer.send_some(calls);
    taken += sent;
    refused = sent == 0 ? refused + 1 : 0;
    if (sent == 0) server.on_loop([] {});
  }
  CHECK(taken < 1'000'000);
  CHECK(server.connect().ask(count).contains("parameters"));
}

TEST_CASE("a peer of another user is hung up on even if it gets at the socket") {
  if (::geteuid() != 0) {
    WARN("skipped: only root can become another user");
    return;
  }
  RunningServer server;
  ::chmod(server.path().parent_path().c_str(), 0711);
  ::chmod(server.path().c_str(), 0666);
  bool left = false;
  std::thread([&] {
    constexpr long nobody = 65534;
    ::syscall(SYS_setresuid, nobody, nobody, nobody);  // Of this thread only, unlike the library's function.
    Peer peer = server.connect();
    peer.say(count);
    left = !peer.hear();
  }).join();
  CHECK(left);
  CHECK(server.connect().ask(count).contains("parameters"));
}

TEST_CASE("20,000 requests leave memory and descriptors where they were") {
  RunningServer server;
  const auto converse = [&server](int peers, int requests) {
    for (int i = 0; i < peers; ++i) {
      Peer peer = server.connect();
      std::string calls;
      for (int j = 0; j < requests; ++j) calls += count + std::string(1, '\0');
      peer.send(calls);
      for (int j = 0; j < requests; ++j) REQUIRE(peer.hear());
    }
    REQUIRE(server.eventually_connected(0));
  };
  converse(20, 20);
  const std::size_t open = descriptors();
  const std::size_t used = bytes_in_use();
  converse(1000, 20);
  CHECK(descriptors() == open);
  CHECK(bytes_in_use() < used + 32 * kib);
}

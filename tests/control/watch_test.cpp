// SPDX-License-Identifier: MIT
// Watching: the whole state first, then changes, and never more than the newest for who reads slowly.
#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>

#include "running_server.hpp"

namespace {

constexpr const char* watch = R"({"method":"org.unknot.control.Watch","more":true})";

std::int64_t repeats(const std::optional<std::string>& reply) {
  REQUIRE(reply);
  const auto object = boost::json::parse(*reply).get_object();
  CHECK(object.at("continues") == true);
  return object.at("parameters").as_object().at("status").as_object().at("repeats").as_int64();
}

auto repeats_are(int value) {
  return [value](FakeService& service) { service.now.status.repeats = value; };
}

}  // namespace

TEST_CASE("a watcher hears the state at once and then each change") {
  RunningServer server;
  Peer peer = server.connect();
  peer.say(watch);
  CHECK(repeats(peer.hear()) == 0);
  server.change(repeats_are(1));
  CHECK(repeats(peer.hear()) == 1);
  server.change(repeats_are(2));
  CHECK(repeats(peer.hear()) == 2);
}

TEST_CASE("every watcher hears of a change") {
  RunningServer server;
  Peer one = server.connect();
  Peer two = server.connect();
  one.say(watch);
  two.say(watch);
  repeats(one.hear());
  repeats(two.hear());
  server.change(repeats_are(1));
  CHECK(repeats(one.hear()) == 1);
  CHECK(repeats(two.hear()) == 1);
}

TEST_CASE("a state that is no other than the last is not told again") {
  RunningServer server;
  Peer peer = server.connect();
  peer.say(watch);
  CHECK(repeats(peer.hear()) == 0);
  server.change([](FakeService&) {});
  CHECK(server.eventually([](auto&, auto& service) { return service.reports == 2; }));
  server.change(repeats_are(1));
  CHECK(repeats(peer.hear()) == 1);
}

TEST_CASE("changes of one moment are told as one") {
  RunningServer server;
  Peer peer = server.connect();
  peer.say(watch);
  CHECK(repeats(peer.hear()) == 0);
  server.change([&server](FakeService& service) {
    for (int i = 1; i <= 100; ++i) {
      service.now.status.repeats = i;
      server.tell();
    }
  });
  CHECK(repeats(peer.hear()) == 100);
}

TEST_CASE("a watcher that does not read gets few old states and then the newest") {
  RunningServer server;
  Peer peer = server.connect();
  peer.say(watch);
  constexpr int changes = 2000;
  for (int i = 1; i <= changes; ++i) {
    server.change([i](FakeService& service) {
      service.now.status.repeats = i;
      service.now.reason = std::string(200, 'x');
    });
  }
  int heard = 0;
  std::int64_t last = -1;
  while (last < changes) {
    const std::int64_t next = repeats(peer.hear());
    REQUIRE(next > last);
    last = next;
    ++heard;
  }
  CHECK(heard < changes / 40);
}

TEST_CASE("a call behind a watch waits and does not disturb it") {
  RunningServer server;
  Peer peer = server.connect();
  peer.say(watch);
  peer.say(R"({"method":"org.unknot.test.Count"})");
  CHECK(repeats(peer.hear()) == 0);
  server.change(repeats_are(1));
  CHECK(repeats(peer.hear()) == 1);
}

TEST_CASE("a watcher that leaves is forgotten without any change") {
  RunningServer server;
  {
    Peer peer = server.connect();
    peer.say(watch);
    repeats(peer.hear());
  }
  CHECK(server.eventually_connected(0));
  server.change(repeats_are(1));
}

TEST_CASE("a watcher that leaves with calls of its own unread is forgotten too") {
  RunningServer server;
  {
    Peer peer = server.connect();
    peer.say(watch);
    repeats(peer.hear());
    peer.say(R"({"method":"org.unknot.test.Count"})");
  }
  CHECK(server.eventually_connected(0));
}

TEST_CASE("a watcher that ends only its sending goes on watching") {
  RunningServer server;
  Peer peer = server.connect();
  peer.say(watch);
  peer.end_sending();
  CHECK(repeats(peer.hear()) == 0);
  server.change(repeats_are(1));
  CHECK(repeats(peer.hear()) == 1);
}

TEST_CASE("the server may end while peers watch") {
  std::optional<Peer> peer;
  {
    RunningServer server;
    peer.emplace(server.path());
    peer->say(watch);
    repeats(peer->hear());
  }
  CHECK(peer->is_left());
}

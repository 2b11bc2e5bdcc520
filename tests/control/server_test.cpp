// SPDX-License-Identifier: MIT
// Calls and replies over a real socket: order, pipelining, oneway.
#include "control/server.hpp"
#include "words/problems/listen.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch_all.hpp>

#include "running_server.hpp"

namespace {

constexpr const char* get_status = R"({"method":"org.unknot.control.GetStatus"})";
constexpr const char* count = R"({"method":"org.unknot.test.Count"})";
constexpr const char* count_more = R"({"method":"org.unknot.test.Count","more":true})";
constexpr const char* count_oneway = R"({"method":"org.unknot.test.Count","oneway":true})";

std::string number(int value) { return "{\"parameters\":{\"number\":" + std::to_string(value) + "}}"; }
std::string number_and_more(int value) {
  return "{\"parameters\":{\"number\":" + std::to_string(value) + "},\"continues\":true}";
}

// Ends the loop when the socket's file was seen to.
struct ToldOfSocket : FakeService {
  void socket_changed(const std::optional<unknot::control::ListenError>& why) override {
    ++told;
    problem = why;
    io.stop();
  }

  boost::asio::io_context io;
  int told = 0;
  std::optional<unknot::control::ListenError> problem;
};

}  // namespace

TEST_CASE("a socket that is removed is there again, and no connection ends", "[F28]") {
  TemporaryDirectory directory;
  const auto path = directory / "run" / "control";
  ToldOfSocket service;
  unknot::control::Server server(service.io, service, unknot::control::listen_at(path).value());
  const Peer before(path);
  while (server.connections() < 1) service.io.run_one();
  std::filesystem::remove_all(GENERATE(true, false) ? path : path.parent_path());
  service.io.run();
  CHECK_FALSE(service.problem);
  service.io.restart();
  const Peer after(path);
  while (server.connections() < 2) service.io.run_one();
  CHECK(service.told == 1);
}

TEST_CASE("a socket whose place is taken is said to be gone once, and is there when the place is free", "[F28]") {
  TemporaryDirectory directory;
  const auto path = directory / "run" / "control";
  ToldOfSocket service;
  const unknot::control::Server server(service.io, service, unknot::control::listen_at(path).value());
  std::filesystem::remove(path);
  std::filesystem::create_directory(path);
  service.io.run();
  REQUIRE(service.problem);
  CHECK(unknot::words::problem(*service.problem).starts_with(path.native() + " is in the way"));
  service.io.restart();
  std::filesystem::remove(path);
  service.io.run();
  CHECK_FALSE(service.problem);
  CHECK(service.told == 2);
  CHECK_NOTHROW(Peer(path));
}

TEST_CASE("a call is answered") {
  RunningServer server;
  Peer peer = server.connect();
  CHECK(peer.ask(get_status).at("parameters").as_object().at("status").as_object().at("state") == "working");
}

TEST_CASE("calls that come together are answered in their order") {
  RunningServer server;
  Peer peer = server.connect();
  std::string calls;
  for (int i = 0; i < 200; ++i) calls += count + std::string(1, '\0');
  peer.send(calls);
  for (int i = 1; i <= 200; ++i) REQUIRE(peer.hear() == number(i));
}

TEST_CASE("a call in single bytes is answered") {
  RunningServer server;
  Peer peer = server.connect();
  for (const char c : std::string(count) + '\0') peer.send({&c, 1});
  CHECK(peer.hear() == number(1));
}

TEST_CASE("a oneway call is carried out and not answered, not even with an error") {
  RunningServer server;
  Peer peer = server.connect();
  peer.say(count_oneway);
  peer.say(R"({"method":"org.unknot.test.Nothing","oneway":true})");
  peer.say(R"({"method":"org.unknot.control.Watch","oneway":true})");
  peer.say(count);
  CHECK(peer.hear() == number(2));
}

TEST_CASE("a series of replies comes whole before the next call is answered") {
  RunningServer server;
  Peer peer = server.connect();
  peer.say(count_more);
  peer.say(count);
  CHECK(peer.hear() == number_and_more(1));
  CHECK(peer.hear() == number_and_more(2));
  CHECK(peer.hear() == number(3));
  CHECK(peer.hear() == number(1));
}

TEST_CASE("what a peer said before it left is still carried out") {
  RunningServer server;
  {
    Peer peer = server.connect();
    peer.say(R"({"method":"org.unknot.control.Reset","oneway":true})");
  }
  CHECK(server.eventually([](auto&, auto& service) { return service.wishes.size() == 1; }));
  CHECK(server.eventually_connected(0));
}

TEST_CASE("a peer that ends only its sending still hears all its answers") {
  RunningServer server;
  Peer peer = server.connect();
  peer.say(count);
  peer.say(count);
  peer.end_sending();
  CHECK(peer.hear() == number(1));
  CHECK(peer.hear() == number(2));
  CHECK(peer.is_left());
}

TEST_CASE("an error leaves the connection as it was") {
  RunningServer server;
  Peer peer = server.connect();
  CHECK(peer.ask(R"({"method":"org.unknot.test.Nothing"})").at("error") == "org.varlink.service.MethodNotFound");
  CHECK(peer.ask(R"({"method":"org.unknot.control.Pause","parameters":{"seconds":-1}})").at("error") ==
        "org.varlink.service.InvalidParameter");
  peer.say(count);
  CHECK(peer.hear() == number(1));
}

TEST_CASE("the end of the server hangs up and removes the socket") {
  std::filesystem::path path;
  std::optional<Peer> peer;
  {
    RunningServer server;
    path = server.path();
    peer.emplace(path);
    peer->ask(get_status);
    CHECK(std::filesystem::exists(path));
  }
  CHECK(peer->is_left());
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("what a method throws closes the connection that asked, frees its place and comes out of the loop", "[F6]") {
  RunningServer server;
  server.change([](FakeService& service) { service.report_fails = "no such status"; });
  for (int i = 0; i < 40; ++i) {
    Peer peer = server.connect();
    peer.say(get_status);
    REQUIRE_FALSE(peer.hear());
  }
  CHECK(server.eventually_connected(0));
  CHECK(server.on_loop([&] { return server.thrown(); }) == std::vector<std::string>(40, "no such status"));
  CHECK(server.connect().ask(count).contains("parameters"));
}

TEST_CASE("what is thrown while a peer watches closes that connection, and the others go on", "[F6]") {
  RunningServer server;
  Peer other = server.connect();
  Peer watcher = server.connect();
  watcher.say(R"({"method":"org.unknot.control.Watch","more":true})");
  REQUIRE(watcher.hear());
  server.change([](FakeService& service) { service.report_fails = "no such status"; });
  CHECK(watcher.is_left());
  CHECK(other.ask(count).contains("parameters"));
  CHECK(server.eventually_connected(1));
}

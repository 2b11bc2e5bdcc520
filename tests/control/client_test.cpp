// SPDX-License-Identifier: MIT
// The command line's client against the real server, and against ones that behave badly.
#include "client/client.hpp"

#include <sys/socket.h>
#include <sys/un.h>

#include <boost/json/serialize.hpp>
#include <catch2/catch_all.hpp>

#include "protocol/types.hpp"
#include "running_server.hpp"

using namespace std::chrono_literals;
using unknot::cli::Client;
using What = unknot::cli::ClientError::What;
namespace method = unknot::protocol::method;

namespace {

constexpr const char* watch = "org.unknot.control.Watch";

// Listens, and whoever connects gets these bytes and nothing else.
class BadServer {
 public:
  enum class Then { stays, leaves };

  explicit BadServer(std::string bytes = {}, Then then = Then::stays) : bytes_(std::move(bytes)), then_(then) {
    auto listening = unknot::control::listen_at(path());
    listening_.emplace(*std::move(listening));
    descriptor_ = unknot::control::Descriptor(listening_->release());
    ::fcntl(descriptor_.get(), F_SETFL, 0);
    thread_ = std::thread([this] { serve(); });
  }

  ~BadServer() {
    ::shutdown(descriptor_.get(), SHUT_RDWR);
    thread_.join();
  }

  [[nodiscard]] std::filesystem::path path() const { return directory_ / "control"; }

 private:
  void serve() {
    const unknot::control::Descriptor peer(::accept(descriptor_.get(), nullptr, nullptr));
    if (!peer) return;
    ::send(peer.get(), bytes_.data(), bytes_.size(), MSG_NOSIGNAL);
    char ignored = 0;
    while (then_ == Then::stays && ::recv(peer.get(), &ignored, 1, 0) == 1) continue;
  }

  TemporaryDirectory directory_;
  std::string bytes_;
  Then then_;
  std::optional<unknot::control::ListeningSocket> listening_;
  unknot::control::Descriptor descriptor_;
  std::thread thread_;
};

Client connect(const std::filesystem::path& path, std::chrono::milliseconds timeout = 10s) {
  auto client = Client::connect(path, timeout);
  REQUIRE(client);
  return *std::move(client);
}

}  // namespace

TEST_CASE("a typed call brings a typed reply") {
  RunningServer server;
  server.change([](FakeService& service) { service.now.reason = "present, next stretch in 7 min"; });
  Client client = connect(server.path());
  const auto reply = client.call(method::GetStatus{});
  REQUIRE(reply);
  CHECK(reply->status.reason == "present, next stretch in 7 min");
  CHECK(reply->status.state == unknot::protocol::State::working);
}

TEST_CASE("parameters arrive, and one connection serves many calls") {
  RunningServer server;
  Client client = connect(server.path());
  REQUIRE(client.call(method::Pause{.seconds = 600}));
  REQUIRE(client.call(method::Resume{}));
  server.on_loop([] {});
  CHECK(server.eventually([](auto&, auto& service) {
    return service.wishes.size() == 2 && std::get<unknot::PauseRequested>(service.wishes[0]).lasting == 10min;
  }));
}

TEST_CASE("an error of the daemon comes with its name and parameters, and the connection goes on") {
  RunningServer server;
  server.change([](FakeService& service) {
    service.refusal = unknot::RefuseRequest{unknot::Wish::done, unknot::Refusal::nothing_to_answer};
  });
  Client client = connect(server.path());
  const auto refused = client.call(method::Answer{.answer = unknot::protocol::AnswerWord::done});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what == What::refused);
  CHECK(refused.error().error == "org.unknot.control.NothingToAnswer");
  CHECK(boost::json::serialize(refused.error().parameters) == R"({"answer":"done"})");
  CHECK(client.call(method::GetStatus{}));
}

TEST_CASE("a stream brings each reply until it is told to stop") {
  RunningServer server;
  Client client = connect(server.path());
  std::vector<std::int64_t> heard;
  const auto ended = client.stream(watch, {}, [&](const boost::json::object& parameters) {
    heard.push_back(parameters.at("status").as_object().at("repeats").as_int64());
    server.change([](FakeService& service) { ++service.now.status.repeats; });
    return heard.size() < 3;
  });
  CHECK(ended);
  CHECK(heard == std::vector<std::int64_t>{0, 1, 2});
}

TEST_CASE("a stream ends well when the daemon does") {
  std::optional<RunningServer> server(std::in_place);
  Client client = connect(server->path());
  int heard = 0;
  const auto ended = client.stream(watch, {}, [&](const boost::json::object&) {
    ++heard;
    server.reset();
    return true;
  });
  CHECK(ended);
  CHECK(heard == 1);
}

TEST_CASE("a descriptor that can be read rings the alarm of a series") {
  RunningServer server;
  Client client = connect(server.path());
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  int heard = 0;
  int rung = 0;
  const auto each = [&](const boost::json::object&) {
    ++heard;
    return ::write(ends[1], "x", 1) == 1;
  };
  const unknot::cli::Alarm alarm{.next = {}, .ring = [&] { return ++rung < 2; }, .also = ends[0]};
  CHECK(client.stream(watch, {}, each, alarm));
  CHECK(heard == 1);
  CHECK(rung == 2);
  for (const int end : ends) ::close(end);
}

TEST_CASE("a series that the daemon ends is no error, and an error in the place of the first reply is one") {
  RunningServer server;
  Client client = connect(server.path());
  int heard = 0;
  const auto each = [&](const boost::json::object&) { return ++heard > 0; };
  CHECK(client.stream("org.unknot.test.Count", {}, each));
  CHECK(heard == 3);
  const auto refused = client.stream("org.unknot.test.Nothing", {}, each);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what == What::refused);
}

TEST_CASE("without a daemon the error says how to start one") {
  TemporaryDirectory directory;
  const auto client = Client::connect(directory / "control");
  REQUIRE_FALSE(client);
  CHECK(client.error().what == What::not_running);
  CHECK_THAT(client.error().text, Catch::Matchers::EndsWith("Start it: systemctl --user start unknot") ||
                                      Catch::Matchers::EndsWith("Start it: unknotd"));
}

TEST_CASE("a socket that a killed daemon left counts as no daemon") {
  TemporaryDirectory directory;
  {
    auto listening = unknot::control::listen_at(directory / "control");
    REQUIRE(listening);
    std::filesystem::rename(directory / "control", directory / "left");
  }
  const auto client = Client::connect(directory / "left");
  REQUIRE_FALSE(client);
  CHECK(client.error().what == What::not_running);
}

TEST_CASE("a daemon that does not answer is not waited for beyond the deadline") {
  BadServer server;
  Client client = connect(server.path(), 20ms);
  const auto reply = client.call(method::GetStatus{});
  REQUIRE_FALSE(reply);
  CHECK(reply.error().what == What::timed_out);
}

TEST_CASE("the first reply of a stream has the deadline too") {
  BadServer server;
  Client client = connect(server.path(), 20ms);
  const auto ended = client.stream(watch, {}, [](const boost::json::object&) { return true; });
  REQUIRE_FALSE(ended);
  CHECK(ended.error().what == What::timed_out);
}

TEST_CASE("an answer that can't be understood is said to be so") {
  const std::string bytes =
      GENERATE(as<std::string>(), "nonsense", "[]", R"({"parameters":[]})", R"({"continues":true})",
               R"({"parameters":{}})", R"({"parameters":{"status":{"state":"dancing"}}})");
  BadServer server(bytes + '\0');
  Client client = connect(server.path());
  const auto reply = client.call(method::GetStatus{});
  REQUIRE_FALSE(reply);
  CHECK(reply.error().what == What::broken);
}

TEST_CASE("a daemon that hangs up instead of answering is an error") {
  BadServer server("{\"param", BadServer::Then::leaves);
  Client client = connect(server.path());
  const bool streamed = GENERATE(false, true);
  const auto each = [](const boost::json::object&) { return true; };
  const auto what =
      streamed ? client.stream(watch, {}, each).error().what : client.call(method::GetStatus{}).error().what;
  CHECK(what == What::broken);
}

// SPDX-License-Identifier: MIT
// What is known after what a PipeWire has said, what is answered, and what ends it.
#include "media/pipewire_session.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <catch2/catch_all.hpp>

#include "media/pipewire_connection.hpp"

using namespace unknot::desktop;
namespace sources = unknot::sources;

namespace {

struct Desk {
  std::vector<PipewireMessage> sent;
  PipewireSession session{[this](const PipewireMessage& message) { sent.push_back(message); }};

  bool registry(std::uint8_t opcode, const std::string& values) {
    return session.hear({.object = 2, .opcode = opcode, .values = values});
  }
  bool core(std::uint8_t opcode, const std::string& values) {
    return session.hear({.object = 0, .opcode = opcode, .values = values});
  }
  bool global(int id, const std::string& type, const Properties& properties) {
    return registry(0, pod(id) + pod(0) + pod("PipeWire:Interface:" + type) + pod(3) + pod(properties));
  }
  bool recorder(int id) { return global(id, "Node", {{"media.class", "Stream/Input/Audio"}}); }
  // The number that the last message wants an object to have.
  [[nodiscard]] std::int32_t asked_object() const {
    PodReader values(sent.back().values);
    values.skip_numbers(1);
    values.skip_texts(1);
    values.skip_numbers(1);
    return values.number().value_or(-1);
  }
};

}  // namespace

TEST_CASE("what PipeWire removes is gone") {
  Desk desk;
  desk.recorder(40);
  desk.global(41, "Link", {{"link.output.node", "39"}, {"link.input.node", "40"}});
  REQUIRE(desk.session.graph().nodes.size() + desk.session.graph().links.size() == 2);
  CHECK(desk.registry(1, pod(40)));
  CHECK(desk.registry(1, pod(41)));
  CHECK(desk.session.graph() == PipewireGraph());
  CHECK_FALSE(desk.registry(1, pod(41)));
  CHECK(desk.session.problem() == sources::What::none);
}

TEST_CASE("the numbers of our objects have no gaps, and one that is free is used again") {
  Desk desk;
  desk.recorder(40);
  CHECK(desk.asked_object() == 3);
  desk.recorder(41);
  CHECK(desk.asked_object() == 4);
  desk.core(4, pod(3));
  desk.recorder(42);
  CHECK(desk.asked_object() == 3);
}

TEST_CASE("a message without what it is about ends the session", "[F12]") {
  Desk desk;
  desk.recorder(0);
  const auto [object, opcode] =
      GENERATE(table<std::uint32_t, std::uint8_t>({{0, 0}, {0, 2}, {0, 3}, {0, 4}, {2, 0}, {2, 1}}));
  CHECK_FALSE(desk.session.hear({.object = object, .opcode = opcode, .values = ""}));
  CHECK(desk.session.problem() == sources::What::sends_nonsense);
  CHECK(desk.session.graph().nodes.size() == 1);
}

TEST_CASE("a link between what are no numbers is none") {
  Desk desk;
  const std::string from = GENERATE("", "-1", "7x", "4294967303");
  CHECK_FALSE(desk.global(41, "Link", {{"link.output.node", from}, {"link.input.node", "40"}}));
  CHECK(desk.session.graph().links.empty());
  CHECK(desk.session.problem() == sources::What::none);
}

TEST_CASE("a PipeWire that asks and reads no answer is let go before its answers are many", "[F3]") {
  int ends[2];
  REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) == 0);
  boost::asio::io_context io;
  Allowance allowance(std::size_t{1} << 30, std::size_t{1} << 30);
  auto lost = sources::What::none;
  std::shared_ptr<PipewireConnection> connection;
  connection =
      std::make_shared<PipewireConnection>(io, ends[0], allowance,
                                           PipewireConnection::Events{.received =
                                                                          [&](const auto& messages) {
                                                                            for (const auto& each : messages)
                                                                              connection->send(each);
                                                                          },
                                                                      .lost = [&](sources::What why) { lost = why; }});
  connection->begin();
  std::string pings;
  while (pings.size() < 4000) pings += to_bytes({.object = 0, .opcode = 2, .values = pod(0) + pod(1)}, 0);
  for (int left = 1000; left > 0 && lost == sources::What::none; --left) {
    std::ignore = ::write(ends[1], pings.data(), pings.size());
    io.restart();
    io.poll();
  }
  CHECK(lost == sources::What::does_not_read);
  connection->close();
  ::close(ends[1]);
}

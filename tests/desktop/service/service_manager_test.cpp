// SPDX-License-Identifier: MIT
#include "service/service_manager.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/local/datagram_protocol.hpp>
#include <catch2/catch_all.hpp>

#include "desktop/screen_support.hpp"

using namespace unknot::desktop;
using namespace unknot::support;
using namespace std::chrono_literals;
namespace asio = boost::asio;

namespace {

using Socket = asio::local::datagram_protocol::socket;

std::string next_of(Socket& socket) {
  char text[256];
  socket.non_blocking(true);
  boost::system::error_code error;
  const std::size_t size = socket.receive(asio::buffer(text), 0, error);
  return error ? "" : std::string(text, size);
}

}  // namespace

TEST_CASE("each message is one datagram to the socket of the service manager") {
  Loop loop;
  const Folder folder;
  const bool abstract = GENERATE(false, true);
  const std::string name = abstract ? "@unknot-test-" + std::to_string(::getpid()) : folder / "notify";
  Socket socket(loop.io);
  socket.open();
  socket.bind(abstract ? std::string(1, '\0') + name.substr(1) : name);

  ServiceManager manager(loop.io, {.notify_socket = name, .watchdog = std::nullopt});
  manager.ready();
  manager.status("next stretch in 7 min");
  manager.status("next stretch in 7 min");
  manager.status("two\nlines");
  manager.reloading();
  manager.stopping();

  CHECK(next_of(socket) == "READY=1");
  CHECK(next_of(socket) == "STATUS=next stretch in 7 min");
  CHECK(next_of(socket) == "STATUS=two lines");
  CHECK(next_of(socket).starts_with("RELOADING=1\nMONOTONIC_USEC="));
  CHECK(next_of(socket) == "STOPPING=1");
  CHECK(next_of(socket).empty());
}

TEST_CASE("the watchdog is fed twice in its time") {
  Loop loop;
  const Folder folder;
  Socket socket(loop.io);
  socket.open();
  socket.bind(folder / "notify");

  const auto begin = std::chrono::steady_clock::now();
  ServiceManager manager(loop.io, {.notify_socket = folder / "notify", .watchdog = 100ms});
  char text[64];
  int fed = 0;
  std::function<void()> receive = [&] {
    socket.async_receive(asio::buffer(text), [&](boost::system::error_code error, std::size_t size) {
      if (!error && std::string(text, size) == "WATCHDOG=1") ++fed;
      if (!error) receive();
    });
  };
  receive();
  REQUIRE(loop.until([&] { return fed == 4; }));
  const auto took = std::chrono::steady_clock::now() - begin;
  CHECK(took >= 150ms);
  CHECK(took < 400ms);
}

TEST_CASE("without a socket, or with one that is not there, nothing happens") {
  Loop loop;
  for (const char* name : {"", "/nowhere/notify", "relative", "@"}) {
    ServiceManager manager(loop.io, {.notify_socket = name, .watchdog = 10ms});
    manager.ready();
    manager.status("x");
    manager.stopping();
  }
}

TEST_CASE("the environment is taken and left empty") {
  const Variable socket("NOTIFY_SOCKET", "/run/notify");
  const Variable time("WATCHDOG_USEC", "600000000");
  const Variable pid("WATCHDOG_PID", std::to_string(::getpid()));
  const ServiceEnvironment environment = ServiceEnvironment::take();
  CHECK(environment.notify_socket == "/run/notify");
  CHECK(environment.watchdog == 10min);
  CHECK(variable("NOTIFY_SOCKET").empty());
  CHECK(ServiceEnvironment::take().notify_socket.empty());
}

TEST_CASE("a watchdog that is another process's, or no number, is none of ours") {
  const Variable time("WATCHDOG_USEC", GENERATE("1000", "many", "-5", "0"));
  const Variable pid("WATCHDOG_PID", "1");
  CHECK_FALSE(ServiceEnvironment::take().watchdog);
}

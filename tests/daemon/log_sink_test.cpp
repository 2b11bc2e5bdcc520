// SPDX-License-Identifier: MIT
// A log that nobody reads, on real pipes, sockets and terminals.
#include "daemon/log_sink.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <spdlog/logger.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch_all.hpp>
#include <string>
#include <string_view>

using unknot::files::Descriptor;

namespace {

// Both ends of something that a log can be written into.
struct Way {
  Descriptor reading, writing;
};

Way pipe_way() {
  std::array<int, 2> ends{};
  REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

Way socket_way() {
  std::array<int, 2> ends{};
  REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0);
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

Way terminal_way() {
  int reading = -1, writing = -1;
  REQUIRE(::openpty(&reading, &writing, nullptr, nullptr, nullptr) == 0);
  return {Descriptor(reading), Descriptor(writing)};
}

// What is there to be read, and what comes until that ends with `end`: a terminal hands it on a moment later.
std::string read_until(const Way& way, std::string_view end) {
  std::string all;
  std::array<char, 4096> part{};
  pollfd ready{.fd = way.reading.get(), .events = POLLIN, .revents = 0};
  while (::poll(&ready, 1, all.ends_with(end) ? 0 : 10'000) == 1) {
    const ssize_t size = ::read(way.reading.get(), part.data(), part.size());
    if (size <= 0) break;
    all.append(part.data(), static_cast<std::size_t>(size));
    std::erase(all, '\r');
  }
  return all;
}

spdlog::logger log_into(const Way& way, bool colors = false) {
  spdlog::logger log("test", std::make_shared<unknot::LogSink>(way.writing.get(), colors));
  log.set_pattern("%^%l%$ %v");
  return log;
}

}  // namespace

TEST_CASE("a log that nobody reads holds up nobody, and what was lost is counted once it is read", "[F69]") {
  const Way way = GENERATE(true, false) ? pipe_way() : socket_way();
  auto log = log_into(way);
  constexpr int lines = 20'000;
  for (int line = 0; line < lines; ++line) log.info("a line that is {} long enough to fill it", "not quite");
  const std::string before = read_until(way, "");
  log.info("and on");
  const std::string after = read_until(way, "and on\n");
  const auto written = std::ranges::count(before, '\n') + std::ranges::count(after, '\n') - 2;
  CHECK(after.ends_with("warning " + std::to_string(lines - written) + " log lines were lost\ninfo and on\n"));
}

TEST_CASE("a terminal that nobody reads holds up nobody", "[F69]") {
  const Way way = terminal_way();
  auto log = log_into(way);
  for (int line = 0; line < 20'000; ++line) log.info("a line that is {} long enough to fill it", "not quite");
}

TEST_CASE("a terminal that Ctrl-S stopped holds up nobody, and goes on with what was last", "[F69]") {
  const Way way = terminal_way();
  auto log = log_into(way);
  ::tcflow(way.writing.get(), TCOOFF);
  for (const char* line : {"one", "two", "three"}) log.info(line);
  pollfd ready{.fd = way.reading.get(), .events = POLLIN, .revents = 0};
  CHECK(::poll(&ready, 1, 0) == 0);
  ::tcflow(way.writing.get(), TCOON);
  log.info("four");
  CHECK(read_until(way, "four\n") == "info one\nwarning 2 log lines were lost\ninfo four\n");
}

TEST_CASE("a log whose reader has gone is no error") {
  Way way = socket_way();
  auto log = log_into(way);
  way.reading = Descriptor();
  log.info("one");
  log.info("two");
}

TEST_CASE("the level is in its color where there are any") {
  const Way way = pipe_way();
  log_into(way, true).warn("look");
  CHECK(read_until(way, "look\n") == "\033[33m\033[1mwarning\033[m look\n");
}

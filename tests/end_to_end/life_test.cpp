// SPDX-License-Identifier: MIT
// How unknotd comes, goes, and stands what others do to it.
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch_all.hpp>
#include <cstring>

#include "end_to_end/session.hpp"

using namespace unknot::end_to_end;
using Catch::Matchers::ContainsSubstring;
using unknot::protocol::State;

namespace {

using namespace std::string_literals;

Descriptor connected_to(const std::filesystem::path& socket) {
  Descriptor descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, socket.c_str(), sizeof address.sun_path - 1);
  const auto* generic = reinterpret_cast<const sockaddr*>(&address);
  REQUIRE((descriptor.get() >= 0 && ::connect(descriptor.get(), generic, sizeof address) == 0));
  return descriptor;
}

// What comes back until the daemon closes the connection.
std::string answer_to(const std::filesystem::path& socket, const std::string& bytes) {
  const Descriptor connection = connected_to(socket);
  (void)::send(connection.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
  std::string answer;
  std::array<char, 4096> part;
  while (connection.readable(Clock::now() + patience)) {
    const ssize_t size = ::recv(connection.get(), part.data(), part.size(), 0);
    if (size <= 0) return answer;
    answer.append(part.data(), static_cast<std::size_t>(size));
  }
  FAIL("the connection was left open after " << bytes.substr(0, 80));
  return answer;
}

// Each breaks the rules of the wire in a way of its own.
std::vector<std::string> bad_messages() {
  std::vector<std::string> messages{"\0"s,           "x\0"s,
                                    "{\0"s,          "[]\0"s,
                                    "null\0"s,       "{}\0"s,
                                    "\xff\xfe\0"s,   "{\"method\":1}\0"s,
                                    "{}}\0"s,        "{\"method\":null}\0"s,
                                    "\"method\"\0"s, "GET / HTTP/1.1\r\n\r\n\0"s};
  for (const std::string flag : {"more", "oneway", "upgrade"}) {
    messages.push_back("{\"method\":\"org.unknot.control.GetStatus\",\"" + flag + "\":1}\0"s);
    messages.push_back("{\"method\":\"org.unknot.control.GetStatus\",\"" + flag + "\":\"yes\"}\0"s);
  }
  for (const std::string word : {"1", "[]", "\"x\"", "true"}) {
    messages.push_back("{\"method\":\"org.unknot.control.GetStatus\",\"parameters\":" + word + "}\0"s);
    messages.push_back("{\"method\":\"org.unknot.control.GetStatus\",\"unknown\":" + word + "}\0"s);
  }
  for (const std::size_t depth : {17U, 100U, 5000U, 30000U}) {
    messages.push_back("{\"method\":\"a.B\",\"parameters\":{\"x\":" + std::string(depth, '[') +
                       std::string(depth, ']') + "}}\0"s);
    messages.push_back(std::string(depth, '{') + "\0"s);
  }
  messages.push_back(std::string(70000, ' ') + "\0"s);
  messages.push_back(std::string(200000, 'x'));
  messages.push_back("{\"method\":\"org.unknot.control.GetStatus\",\"more\":true,\"oneway\":true}\0"s);
  messages.push_back("{\"method\":\"a.B\"\0}"s);
  messages.push_back("{\"method\":\"\xc3\x28\"}\0"s);
  messages.push_back("{'method':'org.unknot.control.GetStatus'}\0"s);
  return messages;
}

}  // namespace

TEST_CASE("of a person's few instances of inotify it takes one") {
  Session session(quiet_settings);
  session.start();
  const auto descriptors = "/proc/" + std::to_string(session.daemon().id()) + "/fd";
  const auto instances = std::ranges::count_if(std::filesystem::directory_iterator(descriptors), [](const auto& entry) {
    std::error_code gone;
    return std::filesystem::read_symlink(entry.path(), gone) == "anon_inode:inotify";
  });
  CHECK(instances == 1);
}

TEST_CASE("a second daemon is refused with one line and the first is unharmed", "[failure 36]") {
  Session session(quiet_settings);
  session.start();
  const Result second = session.another_daemon();
  CHECK(second.status == 1);
  CHECK(std::ranges::count(second.err, '\n') == 1);
  CHECK_THAT(second.err, ContainsSubstring("unknotd"));
  CHECK(second.out.empty());
  CHECK(session.status().state == State::working);
}

TEST_CASE("forty bad messages close their own connections and nothing else") {
  Session session(quiet_settings);
  session.start();
  Watch watch(session);
  watch.until(State::working);
  const auto messages = bad_messages();
  REQUIRE(messages.size() >= 40);
  for (const auto& message : messages) {
    INFO(message.substr(0, 80));
    CHECK(answer_to(session.socket(), message).empty());
  }
  CHECK(session.unknot({"pause"}).status == 0);
  watch.until(State::paused);
}

TEST_CASE("connections that say nothing do not keep others out") {
  Session session(quiet_settings);
  session.start();
  std::vector<Descriptor> idle;
  for (int count = 0; count < 20; ++count) idle.push_back(connected_to(session.socket()));
  CHECK(session.status().state == State::working);
}

TEST_CASE("the service manager is told that it is ready, how it stands, and that it stops") {
  Session session(quiet_settings);
  session.start();
  REQUIRE(session.unknot({"pause", "--indefinite"}).status == 0);
  CHECK(session.told("STATUS=paused") == "STATUS=paused until you resume");
  session.daemon().signal(SIGTERM);
  (void)session.told("STOPPING=1");
  CHECK(session.daemon().ended(patience) == 0);
  session.forget_daemon();
}

TEST_CASE("TERM and INT end it at once and leave no socket behind") {
  for (const int number : {SIGTERM, SIGINT}) {
    Session session(quiet_settings);
    session.start();
    const auto asked = Clock::now();
    session.daemon().signal(number);
    CHECK(session.daemon().ended(patience) == 0);
    CHECK(Clock::now() - asked < std::chrono::seconds{2 * slowness});
    session.forget_daemon();
    CHECK_FALSE(std::filesystem::exists(session.socket()));
  }
}

TEST_CASE("after kill -9 it starts again on the same socket") {
  Session session(quick_settings);
  session.start();
  session.daemon().signal(SIGKILL);
  CHECK(session.daemon().ended(patience) == 128 + SIGKILL);
  CHECK(session.unknot({"status"}).status == 3);
  session.start();
  Watch(session).until(State::due);
}

TEST_CASE("it costs next to nothing while it waits") {
  Session session(quiet_settings);
  session.start();
  const Cost cost(session);
  REQUIRE(session.unknot({"pause", "2s"}).status == 0);
  Watch watch(session);
  watch.until(State::working);
  CHECK(cost.starts() < 2);
}

TEST_CASE("only its owner can reach the socket") {
  using std::filesystem::perms;
  Session session(quiet_settings);
  session.start();
  CHECK(std::filesystem::status(session.socket()).permissions() == (perms::owner_read | perms::owner_write));
  CHECK(std::filesystem::status(session.socket().parent_path()).permissions() == perms::owner_all);
}

TEST_CASE("options name another socket and another settings file") {
  Session session("");
  const auto file = session.folder() / "other.toml";
  const auto socket = session.folder() / "other.socket";
  write_file(file, quick_settings);
  session.start({"--config", file, "--socket", socket});
  CHECK(session.unknot({"status"}).status == 3);
  const Result result = session.unknot({"--socket", socket, "status", "--json"});
  CHECK(result.status == 0);
  CHECK_THAT(result.out, ContainsSubstring("\"every_s\":2,"));
}

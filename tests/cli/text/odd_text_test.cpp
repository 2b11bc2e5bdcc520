// SPDX-License-Identifier: MIT
// Bytes that are no text, from an older daemon, from the command line, from variables and in the names of files: every
// answer stays text, and what can be answered is.
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>
#include <thread>

#include "../world.hpp"
#include "strings/printable.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {

// Answers every call with the same bytes.
class OlderDaemon {
 public:
  OlderDaemon(const std::filesystem::path& path, std::string reply)
      : reply_(std::move(reply)), socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    std::filesystem::create_directories(path.parent_path());
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.native().copy(address.sun_path, sizeof address.sun_path - 1);
    const auto* generic = reinterpret_cast<const sockaddr*>(&address);
    REQUIRE((socket_ >= 0 && ::bind(socket_, generic, sizeof address) == 0));
    REQUIRE(::listen(socket_, 4) == 0);
    thread_ = std::thread([this] { serve(); });
  }
  OlderDaemon(const OlderDaemon&) = delete;
  OlderDaemon& operator=(const OlderDaemon&) = delete;
  ~OlderDaemon() {
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    ::close(socket_);
  }

 private:
  void serve() const {
    for (int peer; (peer = ::accept(socket_, nullptr, nullptr)) >= 0; ::close(peer)) {
      char byte = 'x';
      while (byte != '\0' && ::recv(peer, &byte, 1, 0) == 1) continue;
      ::send(peer, reply_.data(), reply_.size() + 1, MSG_NOSIGNAL);
    }
  }

  std::string reply_;
  int socket_;
  std::thread thread_;
};

// As a daemon wrote it that took the names of other programs as they were.
const std::string odd_status =
    R"({"parameters":{"status":{"state":"held","reason":"held: full screen: \"Caf)"
    "\xe9"
    R"(\u001b[2J\n\"; stretch is due","kind":"stretch","left_s":null,"next_kind":null,"next_in_s":null,"kinds":[],)"
    R"("since_rest_s":0,"snoozes_left":3,"repeats":0,"holds":["full screen: \"Caf)"
    "\xe9"
    R"(\u0007\""],"paused_until":null,"idle_source":"none","server":"\u001b]0;owned\u0007","problems":["\u009b2J\u202e"]}}})";

bool is_clean(const std::string& text) {
  const auto control = [](unsigned char c) { return (c < ' ' && c != '\n') || c == 127; };
  return unknot::is_utf8(text) && std::ranges::none_of(text, control) && !text.contains("\u009b");
}

void check_clean(const Result& result, int status) {
  INFO(result.out << result.err);
  CHECK(result.status == status);
  CHECK(is_clean(result.out));
  CHECK(is_clean(result.err));
}

}  // namespace

TEST_CASE("odd bytes in an older daemon's names hide nothing, reach no terminal and refuse no answer", "[F1][F2]") {
  const World world;
  const OlderDaemon daemon(world.socket(), odd_status);
  for (const std::vector<std::string>& words : {std::vector<std::string>{"status"},
                                                {"status", "--json"},
                                                {"snooze"},
                                                {"start", "--json"},
                                                {"call", "GetStatus"},
                                                {"watch"},
                                                {"watch", "--format", "plain"},
                                                {"--color", "always", "introspect"}}) {
    INFO(words.front());
    check_clean(world.run(words), words.front() == "watch" ? 3 : 0);
  }
  CHECK_THAT(world.run({"status"}).out, ContainsSubstring("full screen: \"Caf\uFFFD\uFFFD\""));
  CHECK(boost::json::parse(world.run({"status", "--json"}).out).at("snoozes_left") == 3);
  Process bar = world.start({"watch", "--format", "waybar"});
  const std::string line = bar.line();
  CHECK(is_clean(line));
  CHECK(boost::json::parse(line).at("class") == "held");
  CHECK(std::ranges::count(world.run({"watch", "--format", "plain"}).out, '\n') == 1);
}

TEST_CASE("words of the command line that are no text are named as far as they can be printed", "[F1][F2]") {
  const World world;
  const std::string odd = "caf\xe9\x1b[2J\nx";
  for (const std::vector<std::string>& words : {std::vector<std::string>{odd},
                                                {"status", "--" + odd},
                                                {"status", odd},
                                                {"report", odd},
                                                {"pause", odd},
                                                {"snooze", odd},
                                                {"watch", "--format", odd},
                                                {"config", "get", odd},
                                                {"remedy", "show", odd},
                                                {"config", "set", "idle_after", odd},
                                                {"config", "set", odd, "1"},
                                                {"completion", odd},
                                                {"export", "--since", odd},
                                                {"config", odd},
                                                {"plan", "--hours", odd},
                                                {"remedy", "rate", "chin-tuck", odd},
                                                {"call", "GetStatus", odd}}) {
    INFO(words.front() << ' ' << words.back());
    const Result result = world.run(words);
    check_clean(result, 2);
    CHECK(std::ranges::count(result.err, '\n') <= 2);
  }
}

TEST_CASE("a value that is no text is refused, from the command line and from a variable", "[F1]") {
  World world;
  const Result set = world.run({"config", "set", "hooks.due", "caf\xe9"});
  check_clean(set, 2);
  CHECK_THAT(set.err, ContainsSubstring("'caf\uFFFD' is not valid UTF-8"));
  CHECK_FALSE(std::filesystem::exists(world.settings_file()));
  for (const std::string name : {"UNKNOT_HOURS", "UNKNOT_HOOKS_DUE", "UNKNOT_BREAKS_CAF\xe9_EVERY", "UNKNOT_\x1b\n"}) {
    world.extra = {{name, "caf\xe9\x1b"}};
    INFO(name);
    const int status = name == "UNKNOT_\x1b\n" ? 0 : 5;  // an unknown one is a warning
    check_clean(world.run({"config", "check"}), status);
    check_clean(world.run({"config", "show"}), status);
    const Result check = world.run({"config", "check", "--json"});
    check_clean(check, status);
    CHECK(boost::json::parse(check.out).as_array().size() == 1);
    check_clean(world.run({"config", "show", "--json", "--origin"}), status);
  }
}

TEST_CASE("files whose names are no text are named as far as they can be printed", "[F1][F2]") {
  const World world;
  const std::string file = world.file("caf\xe9\x1b.toml");
  world.write(file, "idle_after = 3\n[breaks.\"\\u001b\"]\n");
  const Result check = world.run({"--config", file, "config", "check"});
  check_clean(check, 5);
  CHECK_THAT(check.err + check.out, ContainsSubstring("caf\uFFFD\uFFFD.toml:1:"));
  check_clean(world.run({"--config", file, "config", "check", "--json"}), 5);
  check_clean(world.run({"--config", file, "config", "show", "--origin"}), 5);
  check_clean(world.run({"--config", file + "x", "config", "check"}), 5);
  check_clean(world.run({"--config", file, "config", "path", "--json"}), 0);
  check_clean(world.run({"--socket", world.file("\xff\n"), "status"}), 3);
}

TEST_CASE("a value that can't be printed is told as the file has it", "[F2]") {
  const World world;
  world.write(world.settings_file(), "[hooks]\ndue = \"echo \\u001b[2J\"\nend = \"one\\ntwo\"\n");
  CHECK(world.run({"config", "get", "hooks.due"}).out == "\"echo \\u001b[2J\"\n");
  CHECK(world.run({"config", "get", "hooks.end"}).out == "one\ntwo\n");
}

TEST_CASE("what is written into a full pipe that does not block comes whole", "[F75]") {
  const World world;
  std::array<int, 2> ends{};
  REQUIRE(::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) == 0);
  const int size = ::fcntl(ends[1], F_SETPIPE_SZ, 4096);
  Process list = world.start({"remedy", "list", "--json"}, "", ends[1]);
  ::close(ends[1]);
  std::string all;
  std::array<char, 512> part{};
  pollfd ready{.fd = ends[0], .events = POLLIN, .revents = 0};
  for (ssize_t count = 1; count > 0 && ::poll(&ready, 1, 10'000) == 1;) {
    count = ::read(ends[0], part.data(), part.size());
    if (count > 0) all.append(part.data(), static_cast<std::size_t>(count));
  }
  ::close(ends[0]);
  CHECK(all.size() > static_cast<std::size_t>(size));
  CHECK(all == world.run({"remedy", "list", "--json"}).out);
  CHECK(list.finish().status == 0);
}

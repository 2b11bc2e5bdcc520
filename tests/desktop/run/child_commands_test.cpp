// SPDX-License-Identifier: MIT
#include "run/child_commands.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/streambuf.hpp>
#include <catch2/catch_all.hpp>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>

using namespace unknot;
using namespace unknot::desktop;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using How = CommandEnd::How;

namespace {

// A folder of its own; commands run there by `cd`.
class Workplace {
 public:
  Workplace() { REQUIRE(mkdtemp(path_.data()) != nullptr); }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  ~Workplace() { std::filesystem::remove_all(path_); }

  [[nodiscard]] std::string in(const std::string& line) const { return "cd " + path_ + "; " + line; }
  [[nodiscard]] std::filesystem::path file(const std::string& name) const { return path_ + "/" + name; }
  [[nodiscard]] std::string text(const std::string& name) const {
    std::ifstream in(file(name));
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  std::string path_ = std::filesystem::temp_directory_path() / "unknot-hooks-XXXXXX";
};

struct World {
  Workplace folder;
  boost::asio::io_context io;
  std::vector<CommandEnd> complaints;
  int well = 0;
  std::unique_ptr<ChildCommands> commands =
      std::make_unique<ChildCommands>(io, [this](const Command&, const CommandEnd& end) { note(end); });

  void note(const CommandEnd& end) { end.how == CommandEnd::How::well ? void(++well) : complaints.push_back(end); }
  void run(const std::string& line, Duration limit = 30s, std::vector<std::string> facts = {}) {
    commands->run({"due", folder.in(line), std::move(facts), limit});
  }
};

bool runs(pid_t process) { return kill(process, 0) == 0 || errno != ESRCH; }

}  // namespace

TEST_CASE("a hook is told the facts, in the place of what was there") {
  World world;
  setenv("UNKNOT_KIND", "old", 1);
  world.run("printf '%s,%s' \"$UNKNOT_KIND\" \"$HOME\" > said", 30s, {"UNKNOT_KIND=stretch"});
  world.io.run();
  unsetenv("UNKNOT_KIND");
  CHECK(world.folder.text("said").starts_with("stretch,"));
  CHECK(world.folder.text("said").size() > std::string("stretch,").size());
  CHECK(world.complaints.empty());
  CHECK(world.well == 1);
}

TEST_CASE("a hook has an empty input, no descriptor of ours and no signal blocked or ignored") {
  World world;
  std::signal(SIGPIPE, SIG_IGN);
  REQUIRE(dup2(STDERR_FILENO, 50) == 50);
  world.run("ls /proc/$$/fd > open; wc -c > input; sed -n s/SigIgn:.//p /proc/$$/status > ignored");
  world.io.run();
  std::signal(SIGPIPE, SIG_DFL);
  close(50);
  CHECK_THAT(world.folder.text("open"), ContainsSubstring("2\n") && !ContainsSubstring("50\n"));
  CHECK(world.folder.text("input") == "0\n");
  constexpr unsigned long real_time = ~0UL << 31;  // 32 and 33 are the C library's own
  CHECK((std::stoul(world.folder.text("ignored"), nullptr, 16) & ~real_time) == 0);
}

TEST_CASE("nobody waits for a hook, and its end is reaped") {
  World world;
  REQUIRE(mkfifo(world.folder.file("gate").c_str(), 0600) == 0);
  world.run("read never < gate");
  world.run("true");
  world.io.run_one();  // until the other has ended
  siginfo_t left{};
  REQUIRE(waitid(P_ALL, 0, &left, WEXITED | WNOHANG | WNOWAIT) == 0);  // the one that waits
  CHECK(left.si_pid == 0);
  CHECK(world.complaints.empty());
  world.commands.reset();
  world.io.run();
  CHECK(waitpid(-1, nullptr, WNOHANG) == -1);
  CHECK(errno == ECHILD);
}

TEST_CASE("a hook that never ends is stopped at its limit with all it started, and that is said once", "[failure 28]") {
  World world;
  world.run("sleep 1000 & echo $! > other; trap '' TERM; echo $$ > pid; wait; wait", 200ms);
  world.io.run();
  CHECK(world.complaints == std::vector{CommandEnd{How::at_limit}});
  CHECK_FALSE(runs(std::stoi(world.folder.text("pid"))));
  CHECK_FALSE(runs(std::stoi(world.folder.text("other"))));
}

TEST_CASE("a hook that fails is told with its status or signal, one that can't be found too") {
  const auto [line, end] = GENERATE(std::pair{"exit 3", CommandEnd{How::with_status, 3}},
                                    std::pair{"kill -9 $$", CommandEnd{How::by_signal, 9}},
                                    std::pair{"no-such-program 2>/dev/null", CommandEnd{How::with_status, 127}});
  World world;
  world.run(line);
  world.io.run();
  CHECK(world.complaints == std::vector{end});
}

TEST_CASE("no more hooks run at once than the limit, and there is room again when one ends") {
  World world;
  REQUIRE(mkfifo(world.folder.file("gate").c_str(), 0600) == 0);
  for (std::size_t i = 0; i < commands_at_once; ++i) world.run("read line < gate");
  world.run("touch one-too-many");
  CHECK(world.complaints == std::vector{CommandEnd{How::too_many}});
  const int gate = open(world.folder.file("gate").c_str(), O_RDWR | O_CLOEXEC);
  const std::string lines(commands_at_once, '\n');
  REQUIRE(write(gate, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()));
  world.io.run();
  close(gate);
  world.io.restart();
  world.run("touch there-is-room");
  world.io.run();
  CHECK_FALSE(exists(world.folder.file("one-too-many")));
  CHECK(exists(world.folder.file("there-is-room")));
  CHECK(world.complaints.size() == 1);
}

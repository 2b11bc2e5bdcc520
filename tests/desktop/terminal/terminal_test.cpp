// SPDX-License-Identifier: MIT
#include "terminal/terminal.hpp"

#include <pty.h>
#include <termios.h>

#include <catch2/catch_all.hpp>

#include "desktop/screen_support.hpp"

using namespace unknot::desktop;
using namespace unknot::support;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr TerminalLook plain{.redraws = true, .escapes = false, .utf8 = false, .columns = 60};
constexpr TerminalLook rich{.redraws = true, .escapes = true, .utf8 = true, .columns = 60};

// Both ends of a terminal.
class Pty {
 public:
  Pty() { REQUIRE(::openpty(&master, &slave, nullptr, nullptr, nullptr) == 0); }
  ~Pty() {
    ::close(master);
    ::close(slave);
  }
  void type(const std::string& keys) const { REQUIRE(::write(master, keys.data(), keys.size()) > 0); }
  [[nodiscard]] std::string shown() const {
    std::string text;
    char part[4096];
    ::fcntl(master, F_SETFL, O_NONBLOCK);
    for (ssize_t size = 0; (size = ::read(master, part, sizeof part)) > 0;)
      text.append(part, static_cast<size_t>(size));
    return text;
  }
  [[nodiscard]] tcflag_t mode() const {
    termios now{};
    ::tcgetattr(slave, &now);
    return now.c_lflag & static_cast<tcflag_t>(ICANON | ECHO | ISIG);
  }

  int master = -1;
  int slave = -1;
};

}  // namespace

TEST_CASE("each button gets a letter of its own") {
  const auto keys =
      terminal_keys({{"start", "Start", ""}, {"snooze", "Snooze 5 min", ""}, {"skip", "Skip", ""}, {"x", "sss", ""}});
  REQUIRE(keys.size() == 4);
  CHECK(keys[0].label == "[S]tart");
  CHECK(keys[1].label == "S[n]ooze 5 min");
  CHECK(keys[2].label == "S[k]ip");
  CHECK(keys[3].label == "[1] sss");
}

TEST_CASE("a view is its title, its lines and its keys") {
  CHECK(terminal_text(squeeze(), plain, true) ==
        "\nShoulder-blade squeeze, 1 min\n"
        "  Sit tall. Draw your shoulder blades together and down, hold 5 s, let go. 10 times.\n"
        "  Also: a glass of water.\n"
        "  [S]tart  S[n]ooze 5 min  S[k]ip\n");
  CHECK_THAT(terminal_text(squeeze(), rich, true), ContainsSubstring("\033[1mShoulder-blade squeeze, 1 min\033[0m"));
}

TEST_CASE("without a keyboard the commands are named") {
  CHECK_THAT(terminal_text(squeeze(), plain, false), ContainsSubstring("Answer: unknot start, snooze or skip"));
}

TEST_CASE("control characters in a text do not reach the terminal") {
  View view = squeeze();
  view.title = "a\033[2Jb\n";
  CHECK(terminal_text(view, plain, true).starts_with("\na\uFFFD[2Jb \n"));
}

TEST_CASE("the bar fits into the terminal") {
  CHECK(terminal_bar(50, "0:30 left", {.redraws = true, .columns = 25}) == "  [#####.....] 0:30 left");
  CHECK(terminal_bar(50, "0:30 left", {.redraws = true, .utf8 = true, .columns = 25}) == "  [█████░░░░░] 0:30 left");
  CHECK(terminal_bar(50, "0:30 left", {.redraws = true, .columns = 5}) == "  [] 0:30 left");
  CHECK(terminal_bar(170, "", {.redraws = true, .columns = 16}) == "  [##########] ");
}

TEST_CASE("a countdown is drawn in one line, and the next text begins a new one") {
  Loop loop;
  Recorder recorder;
  const Pty pty;
  Terminal terminal(loop.io, recorder, -1, pty.slave, rich);
  terminal.present(countdown(0, "1:00 left"));
  CHECK_THAT(pty.shown(), ContainsSubstring("Shoulder-blade") && ContainsSubstring("\r  [░"));
  terminal.present(countdown(50, "0:30 left"));
  const std::string update = pty.shown();
  CHECK(update.starts_with("\r  [█"));
  CHECK_THAT(update, ContainsSubstring("0:30 left\033[K") && !ContainsSubstring("\n"));
  terminal.present(note());
  CHECK(pty.shown().starts_with("\r\n"));
}

TEST_CASE("when the countdown has something else to do, only that is written") {
  Loop loop;
  Recorder recorder;
  const Pty pty;
  Terminal terminal(loop.io, recorder, -1, pty.slave, plain);
  View view = countdown(0, "1:00 left");
  view.lines = {"First side.", "How it is done."};
  terminal.present(view);
  (void)pty.shown();
  view.lines.front() = "Other side.";
  terminal.present(view);
  CHECK(pty.shown().starts_with("\r\n  Other side.\r\n\r  ["));
}

TEST_CASE("without escapes no escape code is written") {
  Loop loop;
  Recorder recorder;
  const Pty pty;
  Terminal terminal(loop.io, recorder, -1, pty.slave, plain);
  terminal.present(countdown(0, "1:00 left"));
  terminal.present(countdown(50, "0:30 left"));
  terminal.clear();
  CHECK_THAT(pty.shown(), !ContainsSubstring("\033") && ContainsSubstring("0:30 left"));
}

TEST_CASE("what can't be redrawn gets a line for each thing to do, and no bar") {
  Loop loop;
  Recorder recorder;
  const Pty pty;
  Terminal terminal(loop.io, recorder, -1, pty.slave, {});
  terminal.present(countdown(0, "1:00 left"));
  terminal.present(countdown(50, "0:30 left"));
  CHECK_THAT(pty.shown(), ContainsSubstring("Answer: unknot done or skip") && !ContainsSubstring("left"));
  View next = countdown(60, "0:24 left");
  next.lines.front() = "Other side.";
  terminal.present(next);
  CHECK(pty.shown() == "  Other side.\r\n");
  CHECK(terminal.updates_disturb());  // so that nothing wakes to show nothing
}

TEST_CASE("keys answer for the buttons of the view, in both cases, and others do nothing") {
  Loop loop;
  Recorder recorder;
  const Pty pty;
  Terminal terminal(loop.io, recorder, pty.slave, pty.slave, plain);
  pty.type("s");
  loop.io.poll();
  CHECK(recorder.told.empty());
  terminal.present(squeeze());
  pty.type("xNs");
  REQUIRE(loop.until([&] { return recorder.told.size() == 2; }));
  CHECK(recorder.told == std::vector<std::string>{"answered snooze", "answered start"});
  terminal.present(countdown(10, "0:54 left"));
  pty.type("kd");
  REQUIRE(loop.until([&] { return recorder.told.size() == 3; }));
  CHECK(recorder.told.back() == "answered done");
}

TEST_CASE("the terminal's mode is put back, and keys for signals work all the time") {
  Loop loop;
  Recorder recorder;
  const Pty pty;
  const tcflag_t before = pty.mode();
  {
    const Terminal terminal(loop.io, recorder, pty.slave, pty.slave, plain);
    CHECK(pty.mode() == ISIG);
  }
  CHECK(pty.mode() == before);
  CHECK((::fcntl(pty.slave, F_GETFL) & O_NONBLOCK) == 0);
}

TEST_CASE("a terminal that hangs up does no harm") {
  Loop loop;
  Recorder recorder;
  int master = -1, slave = -1;
  REQUIRE(::openpty(&master, &slave, nullptr, nullptr, nullptr) == 0);
  Terminal terminal(loop.io, recorder, slave, slave, plain);
  ::close(master);
  terminal.present(squeeze());
  loop.io.poll();
  CHECK(recorder.told.empty());
  ::close(slave);
}

TEST_CASE("standard input that is no terminal, at its end or closed, does no harm") {
  Loop loop;
  Recorder recorder;
  const Pty pty;
  int pipe[2];
  REQUIRE(::pipe(pipe) == 0);
  ::close(pipe[1]);
  {
    Terminal terminal(loop.io, recorder, GENERATE_COPY(-1, pipe[0]), pty.slave, plain);
    terminal.present(squeeze());
    loop.io.poll();
    CHECK_THAT(pty.shown(), ContainsSubstring("Answer: unknot start"));
  }
  ::close(pipe[0]);
  CHECK(recorder.told.empty());
}

TEST_CASE("a stopped terminal does not hold us up") {
  Loop loop;
  Recorder recorder;
  const Pty pty;
  Terminal terminal(loop.io, recorder, -1, pty.slave, plain);
  ::tcflow(pty.slave, TCOOFF);
  for (int time = 0; time < 2000; ++time) terminal.present(squeeze());
  ::tcflow(pty.slave, TCOON);
}

TEST_CASE("the look follows TERM, NO_COLOR and the locale") {
  const Pty pty;
  const Variable term("TERM", "xterm"), color("NO_COLOR", std::nullopt), locale("LC_ALL", "de_DE.utf8");
  CHECK(TerminalLook::of(pty.slave).escapes);
  CHECK(TerminalLook::of(pty.slave).utf8);
  {
    const Variable dumb("TERM", "dumb"), c("LC_ALL", "C");
    CHECK_FALSE(TerminalLook::of(pty.slave).escapes);
    CHECK_FALSE(TerminalLook::of(pty.slave).utf8);
    CHECK_FALSE(TerminalLook::of(pty.slave).redraws);
  }
  CHECK(TerminalLook::of(pty.slave).redraws);
  CHECK_FALSE(TerminalLook::of(pty.slave, true).redraws);
  CHECK_FALSE(TerminalLook::of(pty.slave, true).escapes);
  const Variable none("NO_COLOR", "1");
  CHECK_FALSE(TerminalLook::of(pty.slave).escapes);
  int pipe[2];
  REQUIRE(::pipe(pipe) == 0);
  CHECK_FALSE(TerminalLook::of(pipe[1]).redraws);
  ::close(pipe[0]);
  ::close(pipe[1]);
}

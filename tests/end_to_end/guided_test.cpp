// SPDX-License-Identifier: MIT
// A break led through at the terminal, and the questions that are asked there.
#include <algorithm>
#include <catch2/catch_all.hpp>

#include "end_to_end/at_terminal.hpp"
#include "end_to_end/session.hpp"

using namespace unknot::end_to_end;
using Catch::Matchers::ContainsSubstring;
using unknot::protocol::State;

namespace {

constexpr const char* ctrl_c = "\x03";

// Long enough for what a test does meanwhile.
constexpr const char* long_break = R"([breaks.stretch]
every = "1h"
lasts = "5m"
)";

struct Running : Session {
  explicit Running(const std::string& settings = long_break) : Session(settings) { start(); }
};

}  // namespace

TEST_CASE("try draws the cue and a bar in their place, second by second, to the end") {
  const Session session("");
  AtTerminal terminal({"remedy", "try", "side-bend", "--lasts", "5s"}, session.environment());
  terminal.shown("Side bend, 5 s");
  terminal.shown("First side. ");
  terminal.shown("0:05 left");
  CHECK_THAT(terminal.shown("0:04 left"), ContainsSubstring("\r\033[A\033[J"));
  terminal.shown("Other side. ");
  terminal.shown("0:00 left");
  terminal.shown("\r\nDone.\r\n");
  CHECK(terminal.ended() == 0);
}

TEST_CASE("with --plain a try is a line for each thing to do") {
  const Session session("");
  AtTerminal terminal({"remedy", "try", "--plain", "chin-tuck", "--lasts", "5s"}, session.environment());
  const std::string text = terminal.shown("Done.");
  CHECK_THAT(text, ContainsSubstring("\r\n 0:00  Slide back and hold.\r\n 0:0"));
  CHECK_THAT(text, !ContainsSubstring("left") && !ContainsSubstring("\033"));
  CHECK(terminal.ended() == 0);
}

TEST_CASE("Ctrl-C stops a try below what it has drawn") {
  const Session session("");
  AtTerminal terminal({"remedy", "try", "chin-tuck"}, session.environment());
  terminal.shown("0:59 left");
  terminal.type(ctrl_c);
  terminal.shown("\r\nStopped.\r\n");
  CHECK(terminal.ended() == 130);
}

TEST_CASE("break leads through the daemon's break until it is done") {
  const Running session("[breaks.stretch]\nlasts = \"3s\"\n");
  AtTerminal terminal({"break"}, session.environment());
  terminal.shown(", 3 s");
  terminal.shown("  1. ");
  terminal.shown("0:02 left");
  terminal.shown("0:00 left");
  terminal.shown("Done. Next stretch ");
  CHECK(terminal.ended() == 0);
  CHECK_THAT(session.log(), ContainsSubstring("stretch done"));
}

TEST_CASE("a break with a text of the person's own is led through by it") {
  const Running session("[breaks.water]\nevery = \"1h\"\nlasts = \"5m\"\ntext = [\"Have a glass of water.\"]\n");
  AtTerminal terminal({"break", "water"}, session.environment());
  terminal.shown("Time for: water, 5 min");
  terminal.shown("\r\n\r\n  Have a glass of water.\r\n");
  terminal.shown("4:58 left");
  REQUIRE(session.unknot({"done"}).status == 0);
  CHECK_THAT(terminal.rest(), !ContainsSubstring("breathe"));
}

TEST_CASE("start leads through the break of the reminder that is there") {
  Session session(long_break);
  session.start({"--foreground", "--remind-now"});
  const auto suggestion = session.status().suggestion;
  REQUIRE(suggestion);
  AtTerminal terminal({"start"}, session.environment());
  terminal.shown(suggestion->name + ", 5 min");
  terminal.shown("4:5");
  CHECK(session.status().lasts_s == 300);
  CHECK(session.status().suggestion == suggestion);
  REQUIRE(session.unknot({"done"}).status == 0);
  terminal.shown("The break is over. Next stretch ");
  CHECK(terminal.ended() == 0);
}

TEST_CASE("Ctrl-C breaks the daemon's break off") {
  const Running session;
  AtTerminal terminal({"break"}, session.environment());
  terminal.shown("4:59 left");
  terminal.type(ctrl_c);
  terminal.shown("\r\nStopped.\r\n");
  CHECK(terminal.ended() == 130);
  CHECK(session.status().state == State::working);
  CHECK_THAT(session.log(), ContainsSubstring("stretch interrupted"));
}

TEST_CASE("a break that another command breaks off is over at the terminal too") {
  const Running session;
  AtTerminal terminal({"break"}, session.environment());
  terminal.shown("4:58 left");
  REQUIRE(session.unknot({"pause", "1h"}).status == 0);
  terminal.shown("Stopped. ");
  CHECK(terminal.ended() == 0);
}

TEST_CASE("a daemon that ends in the middle is said") {
  Running session;
  AtTerminal terminal({"break"}, session.environment());
  terminal.shown("4:59 left");
  CHECK(session.stop() == 0);
  terminal.shown("The daemon has stopped.");
  CHECK(terminal.ended() == 3);
}

TEST_CASE("with --quiet, and without a terminal, break returns at once") {
  const Running session;
  AtTerminal terminal({"break", "--quiet"}, session.environment());
  CHECK(terminal.ended() == 0);
  CHECK(session.status().state == State::begun);
  REQUIRE(session.unknot({"skip"}).status == 0);
  CHECK(session.unknot({"break"}).out == "Break started: stretch, 5 min.\n");
}

TEST_CASE("with --plain break tells what to do where there is no terminal, and watch one line for each change") {
  const Running session;
  CHECK(session.first_line({"watch", "--plain"}).starts_with("present, next stretch in "));
  CHECK(session.first_line({"break", "--plain"}).ends_with(", 5 min"));
}

TEST_CASE("exclude asks one question after another, with the answers there are") {
  const Session session("[remedies]\nexclude = [\"pregnant\"]\n");
  AtTerminal terminal({"remedy", "exclude"}, session.environment());
  terminal.shown("drink? [y/N] ");
  terminal.type("yes\n");
  terminal.shown("diabetes? [y/N] ");
  terminal.type("perhaps\n");
  terminal.shown("diabetes? [y/N] ");
  terminal.type("\n");
  terminal.shown("disorder? [y/N] ");
  terminal.type("\n");
  terminal.shown("Pregnant? [Y/n] ");
  terminal.type("\n");
  for (int question = 4; question < 11; ++question) {
    terminal.shown("? [y/N] ");
    terminal.type("n\n");
  }
  terminal.shown("pregnant, kidney-or-heart are excluded.");
  CHECK(terminal.ended() == 0);
  CHECK(read_file(session.settings_file()) == "[remedies]\nexclude = [\"pregnant\", \"kidney-or-heart\"]\n");
}

TEST_CASE("Ctrl-C and the end of the input in the questions change nothing") {
  const Session session("");
  const auto [key, status] = GENERATE(table<std::string, int>({{ctrl_c, 130}, {"\x04", 1}}));
  AtTerminal terminal({"remedy", "exclude"}, session.environment());
  terminal.shown("drink? [y/N] ");
  terminal.type("y\n");
  terminal.shown("diabetes? [y/N] ");
  terminal.type(key);
  terminal.shown("\r\nNothing was changed.");
  CHECK(terminal.ended() == status);
  CHECK(read_file(session.settings_file()).empty());
}

TEST_CASE("bad twice asks whether to switch it off") {
  const Session session("");
  REQUIRE(session.unknot({"remedy", "rate", "heat", "bad"}).status == 0);
  const auto [answer, reply, off] = GENERATE(table<std::string, std::string, std::string>(
      {{"\n", "It stays on.", "[]\n"}, {"y\n", "'Some warmth' will no longer be suggested.", "[\"heat\"]\n"}}));
  AtTerminal terminal({"remedy", "rate", "heat", "bad"}, session.environment());
  terminal.shown("Turn it off? [y/N] ");
  terminal.type(answer);
  terminal.shown(reply);
  CHECK(terminal.ended() == 0);
  CHECK(session.unknot({"config", "get", "remedies.off"}).out == off);
}

TEST_CASE("own remedies are taken up while the daemon runs, and their mistakes told") {
  const Running session;
  Watch watch(session);
  const auto own = session.settings_file().parent_path() / "remedies.d/mine.toml";
  write_file(own, "[heat]\nlenes = []\n");
  const auto told = [](const auto& status) {
    return std::ranges::count_if(status.problems, [](const auto& line) {
      return line.find("remedies.d/mine.toml:2:1: warning: unknown key 'heat.lenes'") != line.npos;
    });
  };
  watch.until("a warning", [&](const auto& status) { return told(status) == 1; });
  write_file(own, "[heat]\nname = \"Warmth\"\n");
  watch.until("no warning", [&](const auto& status) { return told(status) == 0; });
}

TEST_CASE("the plan of the daemon begins with the reminder on screen") {
  Session session(long_break);
  session.start({"--foreground", "--remind-now"});
  const auto suggestion = session.status().suggestion;
  REQUIRE(suggestion);
  const Result plan = session.unknot({"plan", "--hours", "1"});
  CHECK(plan.status == 0);
  CHECK_THAT(plan.out, ContainsSubstring("  stretch  5 min  " + suggestion->name));
}

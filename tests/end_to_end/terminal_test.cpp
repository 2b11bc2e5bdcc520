// SPDX-License-Identifier: MIT
// Where there is no desktop, the reminder is on the terminal and answered by keys.
#include <unistd.h>

#include <catch2/catch_all.hpp>

#include "end_to_end/session.hpp"

using namespace unknot::end_to_end;
using Catch::Matchers::ContainsSubstring;
using unknot::protocol::State;

namespace {

struct TerminalSession : Session {
  TerminalSession() : Session(quick_settings), screen(start_at_terminal()) {}

  std::string shown(const std::string& words) {
    const auto text = screen.until(words, Clock::now() + patience);
    if (!text) FAIL("the terminal did not show '" << words << "' but: " << screen.pending());
    return *text;
  }
  void press(char key) const { REQUIRE(::write(screen.descriptor(), &key, 1) == 1); }

  Reader screen;
};

}  // namespace

TEST_CASE("a reminder on the terminal is answered by a key") {
  TerminalSession session;
  CHECK_THAT(session.shown("S[k]ip"), ContainsSubstring(", 3 s") && ContainsSubstring("[S]tart  S[n]ooze 2 s"));
  CHECK(session.status().server == "terminal");
  session.press('k');
  session.shown("[S]tart");
  CHECK_THAT(session.log(), ContainsSubstring("stretch skipped"));
}

TEST_CASE("start on the terminal draws the countdown to its end") {
  TerminalSession session;
  session.shown("S[k]ip");
  session.press('s');
  session.shown("0:03 left");
  session.shown("0:02 left");
  session.shown("0:01 left");
  session.shown("Done. Next stretch ");
}

TEST_CASE("snooze on the terminal brings the reminder back") {
  TerminalSession session;
  session.shown("S[k]ip");
  Watch watch(session);
  watch.until(State::shown);
  session.press('n');
  CHECK(watch.until(State::snoozed).snoozes_left == 2);
  session.shown("S[k]ip");
}

TEST_CASE("a command answers what the terminal shows") {
  TerminalSession session;
  session.shown("S[k]ip");
  CHECK(session.unknot({"skip"}).status == 0);
  session.shown("S[k]ip");
}

TEST_CASE("Ctrl-C ends it at a terminal") {
  TerminalSession session;
  session.shown("S[k]ip");
  session.press('\x03');
  const auto status = session.daemon().ended(patience);
  INFO("unknotd had logged:\n" << session.log());
  CHECK(status.value_or(-1) == 0);
  session.forget_daemon();
}

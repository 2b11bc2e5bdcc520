// SPDX-License-Identifier: MIT
// Events in, effects out: the timer, the clocks, the answers and who shows them.
#include <catch2/catch_all.hpp>

#include "clocks/local_zone.hpp"
#include "turned_clock.hpp"

using namespace unknot;
using namespace std::chrono;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;
using Lines = std::vector<std::string>;

TEST_CASE("the reminder comes when the timer fires") {
  Fixture f;
  f.hands.work(20min);
  f.io.run_one();
  REQUIRE(f.screen.count() == 1);
  CHECK_THAT(f.screen.last().title, EndsWith(", 1 min"));
}

// The reminder right after waking.
TEST_CASE("a suspend is noticed by the clocks and counts as rest", "[failure 1]") {
  Fixture f;
  f.hands.work(19min);
  f.daemon.handle(TimePassed{});
  f.hands.suspend(2h);
  f.io.run_one();  // the deadline passed in the sleep
  CHECK(f.screen.lines().empty());
  CHECK(f.daemon.report().status.next_in == 20min);
}

TEST_CASE("a process that did not run does not catch up, whatever wakes it first", "[F86]") {
  const bool timer_is_first = GENERATE(true, false);
  Fixture f;
  f.hands.work(55min);
  timer_is_first ? void(f.io.run_one()) : f.daemon.noticed(InputSeen{});
  CHECK(f.screen.lines().empty());
  CHECK(f.daemon.report().status.next_in == 20min);
}

TEST_CASE("each button does what it says") {
  Fixture f;
  f.hands.work(20min);
  f.io.run_one();
  f.daemon.answered("snooze");
  CHECK(f.state() == State::snoozed);
  CHECK_FALSE(f.screen.showing());
  f.hands.work(5min);
  f.daemon.handle(TimePassed{});
  CHECK(f.state() == State::shown);
  f.daemon.answered("start");
  CHECK(f.state() == State::begun);
  f.daemon.answered("stop");
  CHECK(f.state() == State::working);
  CHECK_FALSE(f.screen.showing());
}

TEST_CASE("a break that is done says when the next one comes") {
  Fixture f;
  f.daemon.handle(BreakRequested{});
  f.daemon.answered("done");
  CHECK(f.screen.last().note);
  CHECK(f.screen.last().title.starts_with("Done. Next stretch at "));
}

TEST_CASE("a break that was typed through isn't called done", "[R33]") {
  Fixture f;
  f.daemon.handle(BreakRequested{});
  f.daemon.handle(TypingBegan{});
  f.hands.work(1min);
  f.daemon.handle(TimePassed{});
  CHECK(f.screen.last().note);
  CHECK_THAT(f.screen.last().title, StartsWith("Time's up. Next stretch at "));
}

TEST_CASE("a break that is done late in the evening says that the next one comes tomorrow") {
  const LocalZone zone("UTC");
  Fixture f;
  f.hands.work(14h + 59min);
  f.daemon.handle(BreakRequested{});
  f.daemon.answered("done");
  CHECK(f.screen.last().title == "Done. Next stretch tomorrow 00:19.");
}

TEST_CASE("a reminder closed without an answer is dismissed, a countdown is not") {
  Fixture f;
  f.hands.work(20min);
  f.io.run_one();
  f.daemon.dismissed(false);
  CHECK(f.state() == State::working);
  f.daemon.handle(BreakRequested{});
  f.daemon.dismissed(GENERATE(false, true));
  CHECK(f.state() == State::begun);
}

TEST_CASE("a reminder closed where any click closes it is snoozed, and comes again", "[F43]") {
  Fixture f;
  f.hands.work(20min);
  f.io.run_one();
  f.daemon.dismissed(true);
  CHECK(f.state() == State::snoozed);
}

TEST_CASE("without a server the reminder waits and status says why") {
  Fixture f;
  f.daemon.delivery_failed({sources::What::no_notification_server});
  f.hands.work(20min);
  f.daemon.handle(TimePassed{});
  CHECK(f.daemon.report().reason == "waiting: no notification server; stretch is due");
  CHECK(f.daemon.report().problems == Lines{"no notification server"});
  f.daemon.delivery_restored();
  REQUIRE(f.screen.count() == 1);
  CHECK_THAT(f.screen.last().title, EndsWith(", 1 min"));
}

TEST_CASE("a step of the wall clock moves the hours and nothing else", "[failure 30]") {
  Fixture f;
  f.hands.work(5min);
  f.hands.wall += 24h;
  f.daemon.handle(TimePassed{});
  CHECK(f.daemon.report().status.next_in == 15min);
  f.daemon.handle(PauseRequested{1h});
  CHECK(f.daemon.report().status.paused_until == f.hands.wall + 1h);
}

TEST_CASE("a wish that does not fit is refused") {
  Fixture f;
  CHECK(f.daemon.request(StartRequested{}) == RefuseRequest{Wish::start, Refusal::nothing_to_answer});
  CHECK_FALSE(f.daemon.request(PauseRequested{1h}));
}

// SPDX-License-Identifier: MIT
// The command line steers a daemon that has no desktop at all; every wait is for an event.
#include <catch2/catch_all.hpp>
#include <unknot_version.hpp>

#include "end_to_end/session.hpp"

using namespace unknot::end_to_end;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;
using unknot::protocol::State;

namespace {

constexpr int refused = 4;
constexpr int not_running = 3;
constexpr int wrong_usage = 2;

// A daemon whose reminder has just fallen due.
struct Due : Session {
  Due() : Session(quick_settings) {
    start();
    watch.emplace(*this);
    watch->until(State::due);
  }
  std::optional<Watch> watch;
};

}  // namespace

TEST_CASE("without a bus a reminder waits and status says why", "[failure 19]") {
  Due session;
  const Result result = session.unknot({"status"});
  CHECK(result.status == 0);
  CHECK_THAT(result.out, ContainsSubstring("no session bus") && ContainsSubstring("stretch is due"));
  const auto status = session.status();
  CHECK_FALSE(status.server);
  CHECK(status.problems == Words{"no session bus"});
}

TEST_CASE("start begins the countdown and its end brings the next break") {
  Due session;
  CHECK(session.unknot({"start"}).status == 0);
  CHECK(session.watch->until(State::begun).left_s <= 3);
  const auto status = session.watch->until(State::working);
  CHECK(status.next_kind == "stretch");
  CHECK(status.next_in_s == 2);
}

TEST_CASE("snooze brings the reminder back when its time has passed, so many times") {
  Due session;
  for (int left = 2; left >= 0; --left) {
    const auto asked = Clock::now();
    REQUIRE(session.unknot({"snooze", "1s"}).status == 0);
    CHECK(session.watch->until(State::snoozed).snoozes_left == left);
    session.watch->until(State::due);
    CHECK(Clock::now() - asked >= std::chrono::milliseconds{900});
  }
  const Result once_more = session.unknot({"snooze"});
  CHECK(once_more.status == refused);
  CHECK_THAT(once_more.err, ContainsSubstring("snoozed 3 times"));
}

TEST_CASE("skip and done end a reminder") {
  Due session;
  for (const std::string answer : {"skip", "done"}) {
    REQUIRE(session.unknot({answer}).status == 0);
    CHECK(session.watch->until(State::working).next_in_s == 2);
    session.watch->until(State::due);
  }
  CHECK_THAT(session.log(), ContainsSubstring("stretch skipped") && ContainsSubstring("stretch done"));
}

TEST_CASE("an answer to nothing is refused with its reason") {
  Session session(quiet_settings);
  session.start();
  for (const std::string answer : {"start", "done", "skip", "snooze"}) {
    const Result result = session.unknot({answer});
    CHECK(result.status == refused);
    CHECK_THAT(result.err, StartsWith("No break to "));
  }
  CHECK(session.status().state == State::working);
}

TEST_CASE("the next break is put off and skipped before it is due", "[R26]") {
  Session session(quiet_settings);
  session.start();
  CHECK_THAT(session.unknot({"snooze", "--next", "10m"}).out,
             StartsWith("Put off. Next stretch ") && ContainsSubstring(" (in "));
  CHECK_THAT(session.unknot({"status"}).out, ContainsSubstring("(put off by 10 min)"));
  CHECK_THAT(session.unknot({"skip", "--next"}).out,
             StartsWith("Skipped. Next stretch ") && ContainsSubstring(" (in "));
  CHECK_THAT(session.unknot({"status"}).out, !ContainsSubstring("put off"));
}

TEST_CASE("a strict break is skipped by force only", "[R29]") {
  Session session(std::string(quick_settings) + "strict = true\n");
  session.start();
  Watch watch(session);
  watch.until(State::due);
  const Result refusal = session.unknot({"skip"});
  CHECK(refusal.status == refused);
  CHECK_THAT(refusal.err, ContainsSubstring("unknot skip --force"));
  CHECK_THAT(session.unknot({"skip", "--force"}).out, StartsWith("Skipped. "));
  watch.until(State::working);
}

TEST_CASE("a break is taken at once, and once") {
  Session session(quiet_settings);
  session.start();
  CHECK(session.unknot({"break", "strech"}).status == refused);
  CHECK(session.unknot({"break", "stretch"}).status == 0);
  CHECK(session.status().state == State::begun);
  const Result again = session.unknot({"break"});
  CHECK(again.status == refused);
  CHECK_THAT(again.err, ContainsSubstring("A break is already running"));
  CHECK(session.unknot({"done"}).status == 0);
  CHECK(session.status().state == State::working);
}

TEST_CASE("a pause ends by itself or by resume") {
  Due session;
  REQUIRE(session.unknot({"pause", "2s"}).status == 0);
  CHECK(session.watch->until(State::paused).left_s == 2);
  session.watch->until(State::due);
  REQUIRE(session.unknot({"pause", "--indefinite"}).status == 0);
  CHECK_FALSE(session.watch->until(State::paused).paused_until);
  REQUIRE(session.unknot({"resume"}).status == 0);
  session.watch->until(State::due);
}

TEST_CASE("reset drops the reminder and restarts all timers") {
  Due session;
  REQUIRE(session.unknot({"reset"}).status == 0);
  CHECK(session.watch->until(State::working).since_rest_s == 0);
}

TEST_CASE("what is mistyped is refused as wrong usage and changes nothing") {
  Session session(quiet_settings);
  session.start();
  CHECK(session.unknot({"pause", "soon"}).status == wrong_usage);
  CHECK(session.unknot({"snooze", "5"}).status == wrong_usage);
  const Result mistyped = session.unknot({"stauts"});
  CHECK(mistyped.status == wrong_usage);
  CHECK_THAT(mistyped.err, ContainsSubstring("status"));
  CHECK(session.status().state == State::working);
}

TEST_CASE("without a daemon every command says so") {
  const Session session(quiet_settings);
  for (const std::string verb : {"status", "start", "pause", "watch", "call"}) {
    const Result result = session.unknot(verb == "call" ? Words{verb, "GetStatus"} : Words{verb});
    CHECK(result.status == not_running);
    CHECK_THAT(result.err, EndsWith("Start it: systemctl --user start unknot\n") || EndsWith("Start it: unknotd\n"));
  }
}

TEST_CASE("a watch ends with the daemon and says so") {
  Session session(quiet_settings);
  session.start();
  Watch watch(session);
  watch.until(State::working);
  CHECK(session.stop() == 0);
  CHECK(watch.ended() == not_running);
}

TEST_CASE("the interface can be called and read by scripts") {
  Session session(quiet_settings);
  session.start();
  const Result called = session.unknot({"call", "GetStatus"});
  CHECK(called.status == 0);
  CHECK_THAT(called.out, StartsWith("{\"status\":{\"state\":\"working\""));
  CHECK_THAT(session.unknot({"introspect"}).out, ContainsSubstring("interface org.unknot.control"));
  CHECK_THAT(session.unknot({"version"}).out, ContainsSubstring("unknotd " UNKNOT_VERSION));
}

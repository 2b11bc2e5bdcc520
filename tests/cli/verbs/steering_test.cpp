// SPDX-License-Identifier: MIT
// The verbs that steer the daemon: what each asks of it and what it says then, tried on the program itself.
#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>
#include <chrono>

#include "../world.hpp"

using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

// The one wish that the daemon gets from this command line.
template <typename Wish>
Wish asked_by(const std::vector<std::string>& words) {
  const World world;
  ScriptedDaemon daemon(world);
  CHECK(world.run(words).status == 0);
  return daemon.only_wish<Wish>();
}

std::string iso(std::chrono::year_month_day date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

void put(ScriptedDaemon& daemon, unknot::State state, const std::string& reason) {
  daemon.change([&](FakeService& service) {
    service.now.status.state = state;
    service.now.reason = reason;
  });
}

}  // namespace

TEST_CASE("resume says whether anything was paused", "[F38]") {
  const World world;
  ScriptedDaemon daemon(world);
  const Result nothing = world.run({"resume"});
  CHECK(nothing.status == 0);
  CHECK_THAT(nothing.out, StartsWith("Nothing was paused. "));
  put(daemon, unknot::State::paused, "paused until you resume");
  CHECK_THAT(world.run({"resume"}).out, StartsWith("Resumed. "));
  put(daemon, unknot::State::begun, "a break hides a pause");
  CHECK_THAT(world.run({"resume"}).out, StartsWith("No pause is in effect. "));
}

TEST_CASE("snooze and pause take a time, a day or a date", "[F37]") {
  using unknot::PauseRequested;
  const auto snoozed = asked_by<unknot::SnoozeRequested>({"snooze", "until", "tomorrow", "0:00"}).lasting;
  REQUIRE(snoozed);
  CHECK(*snoozed > 0s);
  CHECK(*snoozed <= 24h);
  CHECK(asked_by<unknot::SnoozeRequested>({"snooze", "1h", "30m"}).lasting == 90min);
  const auto today = asked_by<PauseRequested>({"pause", "today"}).lasting;
  REQUIRE(today);
  CHECK(*today > 0s);
  CHECK(*today <= 24h);
  using namespace std::chrono;
  const year_month_day later{floor<days>(system_clock::now()) + days{30}};
  const auto month = asked_by<PauseRequested>({"pause", "until", iso(later)}).lasting;
  REQUIRE(month);
  CHECK(*month > days{28});
  CHECK(*month <= days{30});
  const World world;
  ScriptedDaemon daemon(world);
  const Result far = world.run({"snooze", "until", iso(later)});
  CHECK(far.status == 2);
  CHECK_THAT(far.err, ContainsSubstring("a snooze can't last beyond tomorrow; for longer: unknot pause"));
  CHECK(world.run({"snooze", "3d"}).status == 2);
  CHECK(world.run({"pause", "until", "1999-01-01"}).status == 2);
}

TEST_CASE("each steering verb asks for its wish") {
  using namespace unknot;
  (void)asked_by<StartRequested>({"start"});
  (void)asked_by<DoneRequested>({"done"});
  (void)asked_by<SkipRequested>({"skip"});
  (void)asked_by<ResumeRequested>({"resume"});
  (void)asked_by<ResetRequested>({"reset"});
  CHECK_FALSE(asked_by<SnoozeRequested>({"snooze"}).lasting);
  CHECK(asked_by<SnoozeRequested>({"snooze", "10m"}).lasting == 10min);
  CHECK_FALSE(asked_by<BreakRequested>({"break"}).kind);
  CHECK(asked_by<BreakRequested>({"break", "rest"}).kind == "rest");
  CHECK_FALSE(asked_by<BreakRequested>({"break"}).view);
  CHECK(asked_by<BreakRequested>({"break", "--view"}).view == ViewMode::window);
  CHECK(asked_by<BreakRequested>({"break", "rest", "--screen"}).view == ViewMode::screen);
}

TEST_CASE("the next break is put off or skipped before it is due, and a strict one skipped by force", "[R26][R29]") {
  using namespace unknot;
  (void)asked_by<NextSkipRequested>({"skip", "--next"});
  CHECK(asked_by<SkipRequested>({"skip", "--force"}).forced);
  CHECK_FALSE(asked_by<SkipRequested>({"skip"}).forced);
  CHECK_FALSE(asked_by<NextSnoozeRequested>({"snooze", "--next"}).lasting);
  CHECK(asked_by<NextSnoozeRequested>({"snooze", "--next", "10m"}).lasting == 10min);
  const World world;
  const ScriptedDaemon daemon(world);
  CHECK_THAT(world.run({"snooze", "--next"}).out, StartsWith("Put off. "));
  CHECK_THAT(world.run({"skip", "--next"}).out, StartsWith("Skipped. "));
  CHECK(world.run({"skip", "--next", "--force"}).status == 2);
}

TEST_CASE("pause takes a length, a time, or no end, and alone it is an hour") {
  using unknot::PauseRequested;
  CHECK(asked_by<PauseRequested>({"pause"}).lasting == 1h);
  CHECK(asked_by<PauseRequested>({"pause", "1h", "30m"}).lasting == 90min);
  CHECK_FALSE(asked_by<PauseRequested>({"pause", "--indefinite"}).lasting);
  const auto lasting = asked_by<PauseRequested>({"pause", "until", "tomorrow", "12:00"}).lasting;
  REQUIRE(lasting);
  CHECK(*lasting > 12h - 1s);
  CHECK(*lasting <= 36h);
}

TEST_CASE("a change of state says the resulting state in one line, and nothing with -q") {
  const World world;
  ScriptedDaemon daemon(world);
  put(daemon, unknot::State::paused, "paused until you resume");
  CHECK(world.run({"pause", "--indefinite"}).out == "Paused until you resume: unknot resume.\n");
  const Result quiet = world.run({"pause", "--indefinite", "-q"});
  CHECK(quiet.status == 0);
  CHECK(quiet.out.empty());
  CHECK(quiet.err.empty());
  CHECK(boost::json::parse(world.run({"pause", "--json"}).out).at("state") == "paused");
}

TEST_CASE("a time that is past today is taken as tomorrow's, and that is said") {
  const World world;
  ScriptedDaemon daemon(world);
  put(daemon, unknot::State::paused, "paused");
  // 0:00 has always passed.
  CHECK_THAT(world.run({"pause", "0:00"}).out, ContainsSubstring("0:00 has passed today; assuming tomorrow."));
}

TEST_CASE("what the daemon refuses ends with 4 and says what to do") {
  const World world;
  ScriptedDaemon daemon(world);
  daemon.refuse(unknot::Refusal::nothing_to_answer);
  const Result result = world.run({"start"});
  CHECK(result.status == 4);
  CHECK(result.out.empty());
  CHECK(result.err == "No break to start: none is due. To take one now: unknot break\n");
  daemon.refuse(unknot::Refusal::snooze_limit_reached);
  CHECK(world.run({"snooze"}).status == 4);
  daemon.refuse(unknot::Refusal::unknown_kind);
  const Result unknown = world.run({"break", "strech"});
  CHECK(unknown.status == 4);
  CHECK_THAT(unknown.err, ContainsSubstring("did you mean 'stretch'?"));
}

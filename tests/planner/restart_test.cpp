// SPDX-License-Identifier: MIT
// R23: a planner goes on from the state of an earlier run.
#include "planner/restart.hpp"

#include <catch2/catch_all.hpp>

#include "support/timeline.hpp"

using namespace unknot;
using namespace std::chrono_literals;
using std::chrono::days;
using support::Timeline;

namespace {

// The daemon ended after the last thing that happened, and starts again `later`.
TakenUp restarted(const Timeline& day, Duration later, const Settings& settings = {}) {
  const PlannerState& state = day.planner().state();
  return take_up(settings, state, state.now + later, state.clock.when(state.now) + later, state.clock.zone);
}

std::vector<std::string> lines(const std::vector<Effect>& effects) {
  std::vector<std::string> all;
  for (const Effect& effect : effects) all.push_back(day_line({}, effect).substr(10));
  return all;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("R23: work goes on after a restart that took less than a break") {
  Timeline day;
  day.at(15min, TimePassed{});
  const auto after = restarted(day, 20s);
  CHECK(after.effects.empty());
  CHECK(after.planner.deadline() == Instant{15min + 20s + 5min});
}

TEST_CASE("R23: the time without the daemon is an absence and resets what lasts no longer") {
  Timeline day;
  day.at(15min, TimePassed{});
  CHECK(restarted(day, 2min).planner.deadline() == Instant{15min + 2min + 20min});
}

TEST_CASE("R23: a shown reminder is shown again, with its repeats and snoozes") {
  Timeline day;
  day.at(20min, SnoozeRequested{});
  day.at(31min, TimePassed{});  // shown at 25, again at 30
  const auto after = restarted(day, 10s);
  CHECK(lines(after.effects) == Lines{"show stretch again 1"});
  CHECK(after.planner.status(after.planner.state().now).snoozes_left == 2);
}

TEST_CASE("R23: a reminder whose break the absence was is over, and nothing is on screen to withdraw") {
  Timeline day;
  day.at(20min, TimePassed{});
  CHECK(lines(restarted(day, 1min).effects) == Lines{"record stretch rested"});
}

TEST_CASE("R23: a begun break goes on for what is left of it, or has ended") {
  Timeline day;
  day.at(20min, StartRequested{});
  CHECK(lines(restarted(day, 15s).effects) == Lines{"begin stretch 45s"});
  CHECK(lines(restarted(day, 5min).effects) == Lines{"end stretch", "record stretch done"});
}

TEST_CASE("R23, R27: what was announced is announced once, and nothing is taken back that is not on screen") {
  Settings settings;
  for (Kind& kind : settings.kinds) kind.heads_up = 1min;
  Timeline day(settings);
  day.at(19min + 30s, TimePassed{});
  REQUIRE(day.planner().state().announced == "stretch");
  CHECK(lines(restarted(day, 10s, settings).effects) == Lines{"announce stretch 30s"});
}

TEST_CASE("R23: snooze and pause end when they would have ended") {
  Timeline day;
  day.at(20min, SnoozeRequested{});
  const auto after = restarted(day, 30s);
  CHECK(after.effects.empty());
  CHECK(after.planner.deadline() == Instant{25min});
  Timeline paused;
  paused.at(5min, PauseRequested{1h});
  CHECK(restarted(paused, 30min).planner.deadline() == Instant{65min});
  CHECK(restarted(paused, 2h).planner.status(Instant{2h + 5min}).state == State::working);
}

TEST_CASE("R23: what the senses had told is forgotten, so that a lock or a hold of then can't stay") {
  Timeline day;
  day.at(1min, ScreenLocked{});
  day.at(2min, HoldBegan{.hold = Hold::meeting, .by = "zoom"});
  day.at(3min, DeliveryFailed{"no notification server"});
  const auto after = restarted(day, 10s);
  CHECK(after.planner.status(after.planner.state().now).state == State::working);
  CHECK(after.planner.state().holds.empty());
  CHECK(after.planner.state().undeliverable.empty());
}

TEST_CASE("R23: an absence before the restart and the time without the daemon are one") {
  Timeline day;
  day.at(15min, TimePassed{});
  day.at(15min, ScreenLocked{});
  day.at(15min + 40s, TimePassed{});
  CHECK(restarted(day, 30s).planner.deadline() == Instant{15min + 70s + 20min});
}

TEST_CASE("R19, R23: hours that began without the daemon reset, hours that ended drop") {
  Settings settings;
  settings.hours = parse_hours("Mon 09:00-17:00, Tue 09:00-17:00").value();
  Timeline day(settings);
  day.at(20min, TimePassed{});
  const auto evening = restarted(day, 10h, settings);
  CHECK(evening.planner.status(evening.planner.state().now).state == State::off_hours);
  CHECK_FALSE(evening.planner.state().reminder);
  const auto morning = restarted(day, 24h, settings);
  CHECK(morning.planner.status(morning.planner.state().now).next_in == 20min);
}

TEST_CASE("R21, R23: a reminder of a kind that is gone by now is dropped") {
  Timeline day;
  day.at(20min, TimePassed{});
  Settings settings;
  settings.kinds.erase(settings.kinds.begin() + 1);
  const auto after = restarted(day, 10s, settings);
  CHECK(after.effects.empty());
  CHECK_FALSE(after.planner.state().reminder);
}

TEST_CASE("R23, R30: a reminder whose kind has other times by now is dropped") {
  const auto with_lunch_at = [](std::chrono::minutes at) {
    Settings settings;
    Kind lunch = settings.kinds.front();
    lunch.name = "lunch";
    lunch.enabled = true;
    lunch.lasts = 30min;
    lunch.at = {{every_day, at}};
    settings.kinds.push_back(lunch);
    return settings;
  };
  Timeline day(with_lunch_at(9h + 10min));  // ten minutes from the start
  day.at(10min, TimePassed{});
  REQUIRE(day.planner().state().reminder->lead == "lunch");
  CHECK(restarted(day, 10s, with_lunch_at(9h + 10min)).planner.state().reminder);
  CHECK_FALSE(restarted(day, 10s, with_lunch_at(12h)).planner.state().reminder);
}

TEST_CASE("R23, R31: a day that began without the daemon has begun, in whatever zone it goes on") {
  Timeline day;
  day.at(9h, TimePassed{});
  REQUIRE(day.planner().state().day.worked > 1h);
  const PlannerState& state = day.planner().state();
  const WallTime morning = state.clock.when(state.now) + 21h;  // 15:00 here, and 09:00 there
  const Zone there{{{morning - days{300}, -6h}}};
  const auto after = take_up({}, state, state.now + 21h, morning, there);
  CHECK(after.planner.state().day.worked == 0s);
}

TEST_CASE("a state that is moved goes on the same at another time") {
  Timeline day;
  day.at(1min, InputStopped{Instant{30s}});
  day.at(5min, InputSeen{});
  day.at(21min, TimePassed{});
  day.at(28min, SnoozeRequested{});
  day.at(29min, PauseRequested{1h});
  const PlannerState before = day.planner().state();
  const PlannerState after = moved(before, -100h);
  CHECK(moved(after, 100h) == before);
  Planner here({}, before);
  Planner there({}, after);
  while (here.deadline() && here.state().now < Instant{5h}) {
    const Instant due = *here.deadline();
    REQUIRE(there.deadline() == due - 100h);
    CHECK(there.handle(TimePassed{}, due - 100h) == here.handle(TimePassed{}, due));
  }
}

// SPDX-License-Identifier: MIT
// What has gone wrong in other break reminders (docs/failures.md), played against this timer.
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <catch2/catch_all.hpp>
#include <cstdlib>

#include "support/timeline.hpp"

using namespace std::chrono;
using namespace unknot;
using support::Timeline;
using Lines = std::vector<std::string>;

namespace {

// What holds a reminder back, how it begins and how it ends.
struct Hindrance {
  std::string name;
  Event begin;
  Event end;
};

const std::array hindrances{
    Hindrance{"hold", HoldBegan{Hold::dnd, "dunst"}, HoldEnded{Hold::dnd}},
    Hindrance{"postponement", SnoozeRequested{}, TimePassed{}},  // ends by itself, 5 min later
    Hindrance{"pause", PauseRequested{}, ResumeRequested{}},
    Hindrance{"lock", ScreenLocked{}, ScreenUnlocked{}},
};

bool is_postponement(const Hindrance& hindrance) { return hindrance.name == "postponement"; }

// Breaks that no absence of this test is as long as, so that none is over by rest.
Settings long_breaks() {
  Settings settings;
  for (auto& kind : settings.kinds) kind.enabled = kind.name == "rest";
  return settings;
}

Duration work_of_stretch(const Timeline& day) {
  const auto kinds = day.status().kinds;
  return std::ranges::find(kinds, "stretch", &KindStatus::name)->worked;
}

auto shows(const Timeline& day) {
  return std::ranges::count_if(day.lines(), [](const std::string& line) { return line.contains("> show"); });
}

}  // namespace

TEST_CASE("lunch is one rest, and the next break comes a full interval after it", "[failure 1]") {
  Timeline day;
  day.at(19min, WentToSleep{});
  day.at(2h + 19min, WokeUp{});
  CHECK(day.lines().empty());
  CHECK(day.status().next_in == 20min);
}

TEST_CASE("a lock or a sleep of seconds takes nothing from the work", "[failure 2]") {
  for (const auto& [away, back] :
       {std::pair<Event, Event>{ScreenLocked{}, ScreenUnlocked{}}, {WentToSleep{}, WokeUp{}}}) {
    Timeline day;
    day.at(19min, away);
    day.at(19min + 10s, back);
    CHECK(day.status().next_in == 1min);
  }
}

TEST_CASE("a break in which the machine slept is over on waking, and ends once", "[failure 3]") {
  Timeline day;
  day.at(20min, StartRequested{});
  day.at(20min + 30s, WentToSleep{});
  day.at(8h, WokeUp{});
  day.advance_to(8h + 19min);
  CHECK(day.lines() == Lines{"0:20:00 > show stretch", "0:20:00 > begin stretch 1m", "8:00:00 > end stretch",
                             "8:00:00 > record stretch done"});
}

TEST_CASE("a pause runs on while the machine sleeps, and one without end stays", "[failure 6]") {
  Timeline day;
  day.at(0s, PauseRequested{1h});
  day.at(1s, WentToSleep{});
  day.at(10min, WokeUp{});
  CHECK(day.status().until == Timeline::default_start() + 1h);
  day.at(11min, WentToSleep{});
  day.at(2h, WokeUp{});
  CHECK(day.status().state == State::working);
  day.at(2h, PauseRequested{});
  day.at(2h + 1s, WentToSleep{});
  day.at(100h, WokeUp{});
  CHECK(day.status().state == State::paused);
}

TEST_CASE("holds that come and go take nothing from the work", "[failure 8]") {
  Timeline day(long_breaks());
  for (const Duration at : {5min, 15min, 35min, 50min}) {
    day.at(at, HoldBegan{Hold::dnd, "dunst"});
    day.at(at + 8min, HoldEnded{Hold::dnd});
  }
  CHECK(day.lines().empty());
  day.advance_to(1h);
  CHECK(day.lines() == Lines{"0:59:00 > announce rest 1m", "1:00:00 > show rest"});
}

TEST_CASE("of two hindrances the one that ends first lets nothing through", "[failure 9]") {
  for (const Hindrance& first : hindrances) {
    for (const Hindrance& second : hindrances) {
      if (first.name == second.name) continue;
      INFO(first.name << ", then " << second.name);
      Timeline day(long_breaks());
      day.at(1h, TimePassed{});
      REQUIRE(shows(day) == 1);
      day.at(1h + 1min, first.begin);
      day.at(1h + 2min, second.begin);
      const bool postponed = is_postponement(first) || is_postponement(second);
      day.at(1h + 3min, is_postponement(first) ? second.end : first.end);
      CHECK(shows(day) == 1);
      day.at(1h + 4min, second.end);
      if (postponed) {
        CHECK(shows(day) == 1);
        day.advance_to(1h + 7min);
      }
      CHECK(shows(day) == 2);
    }
  }
}

TEST_CASE("a postponement ends when it was said, whatever comes and goes meanwhile", "[failure 9]") {
  for (const Hindrance& hindrance : hindrances) {
    if (is_postponement(hindrance)) continue;
    INFO(hindrance.name);
    Timeline day(long_breaks());
    day.at(1h, SnoozeRequested{});
    day.at(1h + 1min, hindrance.begin);
    day.at(1h + 4min, hindrance.end);
    day.advance_to(1h + 5min - 1s);
    CHECK(shows(day) == 1);
    day.advance_to(1h + 5min);
    CHECK(shows(day) == 2);
  }
}

TEST_CASE("input now and then takes no work away, however short silence may be", "[failure 10]") {
  setenv("RC_PARAMS", "max_success=500", 0);
  REQUIRE(rc::check([] {
    Settings settings;
    settings.idle_after = seconds{*rc::gen::inRange(5, 181)};
    Timeline day(settings);
    Duration worked{};
    for (Duration now{}; day.lines().empty() && now < 2h;) {
      const Duration silence = seconds{*rc::gen::inRange(6, 60)};  // shorter than a stretch lasts
      if (silence >= settings.idle_after) day.at(now + settings.idle_after, InputStopped{Instant{now}});
      now += silence;
      day.at(now, InputSeen{});
      const Duration works = work_of_stretch(day);
      RC_ASSERT(works >= worked);
      worked = works;
    }
    if (settings.idle_after >= 1min) RC_ASSERT(day.lines() == Lines{"0:20:00 > show stretch"});
  }));
}

TEST_CASE("the long break comes when its own work is done, however short ones were answered", "[failure 34]") {
  setenv("RC_PARAMS", "max_success=500", 0);
  REQUIRE(rc::check([] {
    Settings settings;
    for (auto& kind : settings.kinds) kind.enabled = true;
    Timeline day(settings);
    const std::array<Event, 4> answers{SkipRequested{}, SnoozeRequested{}, DoneRequested{}, ReminderDismissed{}};
    for (Duration now = 20min; now < 55min; now += seconds{*rc::gen::inRange(1, 600)}) {
      day.at(now, answers[*rc::gen::inRange<std::size_t>(0, answers.size())]);
    }
    day.advance_to(1h);
    RC_ASSERT(day.status().kind == "rest");
    RC_ASSERT(std::ranges::any_of(day.lines(), [](const auto& line) { return line.ends_with("> show rest"); }));
  }));
}

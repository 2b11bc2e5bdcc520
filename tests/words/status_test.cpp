// SPDX-License-Identifier: MIT
#include "words/status.hpp"

#include <catch2/catch_all.hpp>

#include "support/timeline.hpp"

using namespace std::chrono;
using namespace unknot;

namespace {

class Timeline : public support::Timeline {
 public:
  using support::Timeline::Timeline;

  [[nodiscard]] words::Calendar calendar() const {
    return words::calendar_at(planner().state().clock, planner().state().now);
  }
  [[nodiscard]] std::string reason() const { return words::reason(status(), calendar()); }
};

}  // namespace

TEST_CASE("status says what comes next while the person works") {
  Timeline day;
  day.advance_to(13min + 1s);
  CHECK(day.status().state == State::working);
  CHECK(day.reason() == "present, next stretch in 7 min");
  CHECK(day.status().next_in == 6min + 59s);
  CHECK(day.status().kinds.at(1).worked == 13min + 1s);
}

TEST_CASE("status names the program that holds a reminder back") {
  Timeline day;
  day.at(1min, HoldBegan{Hold::meeting, "zoom"});
  day.advance_to(20min);
  CHECK(day.status().state == State::held);
  CHECK(day.reason() == "held: microphone or camera in use by \"zoom\"; stretch is due");
  day.at(20min, HoldBegan{Hold::meeting, "zoom", "microphone"});
  CHECK(day.reason() == "held: microphone in use by \"zoom\"; stretch is due");
}

TEST_CASE("status says since when and why the person is away, and what that was good for") {
  Timeline day;
  day.at(3h + 3min, ScreenLocked{});
  day.advance_to(3h + 3min + 30s);
  CHECK(day.reason() == "away since 12:03 (locked), nothing reset yet");
  day.advance_to(3h + 5min);
  CHECK(day.reason() == "away since 12:03 (locked), stretch reset");
}

TEST_CASE("status says until when it is paused") {
  Timeline day;
  day.at(1min, PauseRequested{4h + 59min});
  CHECK(day.reason() == "paused until 14:00");
  CHECK(day.status().paused_until == Timeline::default_start() + 5h);
  day.at(2min, PauseRequested{std::nullopt});
  CHECK(day.reason() == "paused until you resume");
}

TEST_CASE("a moment that is a hair before the full minute is called by that minute") {
  Timeline day;
  day.at(1min, PauseRequested{4h + 59min - 1ms});
  CHECK(day.reason() == "paused until 14:00");
}

TEST_CASE("status names the day when hours begin on another one") {
  Settings settings;
  settings.hours = parse_hours("Mon 09:00-10:00, Wed 07:30-10:00").value();
  Timeline day(settings);
  day.advance_to(2h);
  CHECK(day.status().state == State::off_hours);
  CHECK(day.reason() == "off hours until Wed 07:30");
}

TEST_CASE("status follows a reminder through its life") {
  Timeline day;
  day.advance_to(25min);
  CHECK(day.reason() == "stretch is due, waiting for your answer (shown again 1x)");
  day.at(26min, SnoozeRequested{});
  CHECK(day.reason() == "stretch snoozed until 09:31");
  CHECK(day.status().snoozes_left == 2);
  day.at(27min, StartRequested{});
  day.advance_to(27min + 15s);
  CHECK(day.reason() == "stretch under way, 45 s left");
  CHECK(day.status().left == 45s);
}

TEST_CASE("status says why nobody can show the reminder") {
  Timeline day;
  day.at(1min, DeliveryFailed{"no notification server"});
  day.advance_to(20min);
  CHECK(day.status().state == State::due);
  CHECK(day.reason() == "waiting: no notification server; stretch is due");
}

TEST_CASE("status says so when no break is switched on") {
  Settings settings;
  settings.kinds[1].enabled = false;
  CHECK(Timeline(settings).reason() == "present, no break is switched on");
}

TEST_CASE("work since the last real break goes on over a skip and ends with a break") {
  Timeline day;
  day.at(20min, SkipRequested{});
  day.advance_to(30min);
  CHECK(day.status().since_rest == 30min);
  day.at(30min, BreakRequested{});
  day.advance_to(35min);
  CHECK(day.status().since_rest == 4min);
}

TEST_CASE("a state's causes and times are data") {
  Timeline day;
  day.at(1min, HoldBegan{Hold::meeting, "zoom", "microphone"});
  day.at(3min, ScreenLocked{});
  day.advance_to(4min);
  const Status away = day.status();
  CHECK(away.absence == Absence::locked);
  CHECK(away.since == Timeline::default_start() + 3min);
  CHECK(away.reset == std::vector<std::string>{"stretch"});
  CHECK(away.holds.at(Hold::meeting).by == "zoom");
  day.at(5min, ScreenUnlocked{});
  day.at(6min, PauseRequested{1h});
  CHECK(day.status().until == Timeline::default_start() + 1h + 6min);
  CHECK_FALSE(day.status().absence);
}

TEST_CASE("what is read long after names a time, and not how long it is until then") {
  Timeline day;
  day.at(13min, TimePassed{});
  CHECK(words::lasting_line(day.status(), day.calendar()) == "next stretch at 09:20");
  day.at(20min, StartRequested{});
  CHECK(words::lasting_line(day.status(), day.calendar()) == "stretch under way until 09:21");
}

TEST_CASE("status says what was put off, and what was announced") {
  Settings settings;
  settings.kinds[1].heads_up = 2min;
  Timeline day(settings);
  day.at(13min, NextSnoozeRequested{});
  CHECK(day.reason() == "present, next stretch in 12 min (put off by 5 min)");
  day.at(14min, NextSkipRequested{});
  day.advance_to(32min);
  CHECK(day.reason() == "present, stretch announced, in 2 min");
  day.at(33min, NextSnoozeRequested{});
  day.advance_to(37min);
  CHECK(day.reason() == "present, stretch announced, in 2 min (put off by 5 min)");
}

TEST_CASE("status says that a break asks whether it was taken", "[R38]") {
  Settings settings;
  settings.kinds[1].confirm = true;
  Timeline day(settings);
  day.at(20min, StartRequested{});
  day.advance_to(21min + 5s);
  CHECK(day.status().asked == "stretch");
  CHECK(day.reason() == "present, next stretch in 20 min");
  day.advance_to(23min);
  CHECK_FALSE(day.status().asked);
}

TEST_CASE("status says that it is a day off, and until when") {
  Settings settings;
  settings.days_off = {std::chrono::November / 23};
  Timeline day(settings);
  day.advance_to(1min);
  CHECK(day.status().day_off);
  CHECK(day.reason().starts_with("day off until "));
}

TEST_CASE("status says that the person is at another computer, or in a call there") {
  Timeline day;
  day.at(3min, ElsewhereBegan{});
  day.advance_to(4min);
  CHECK(day.reason() == "at another computer since 09:03");
  day.at(5min, ElsewhereEnded{});
  day.at(6min, CallElsewhereBegan{});
  day.advance_to(30min);
  CHECK(day.reason() == "held: call on another computer; stretch is due");
}

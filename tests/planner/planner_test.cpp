// SPDX-License-Identifier: MIT
// What day files can't say: backdated silence, delivery, saving and taking back. All else is in tests/days.
#include <catch2/catch_all.hpp>

#include "support/timeline.hpp"

using namespace std::chrono;
using namespace unknot;
using support::Timeline;
using Lines = std::vector<std::string>;

TEST_CASE("silence that is told late counts from when it began") {
  Timeline day;
  day.at(10min, InputStopped{Instant{8min}});
  CHECK(day.status().state == State::away);
  day.at(10min + 1s, InputSeen{});
  day.advance_to(30min + 1s);
  CHECK(day.lines() == Lines{"0:30:01 > show stretch"});
}

TEST_CASE("a reminder nobody could show is shown once when somebody can") {
  Timeline day;
  day.advance_to(20min);
  day.at(20min, DeliveryFailed{"no notification server"});
  day.at(2h, DeliveryRestored{});
  CHECK(day.lines() == Lines{"0:20:00 > show stretch", "2:00:00 > show stretch"});
}

TEST_CASE("a reminder nobody could show is not missed") {
  Timeline day;
  day.at(0min, DeliveryFailed{"no session bus"});
  day.advance_to(3h);
  CHECK(day.lines().empty());
}

TEST_CASE("a reminder can be asked for at once") {
  Timeline day;
  day.at(1s, RemindRequested{});
  CHECK(day.lines() == Lines{"0:00:01 > show stretch"});
}

TEST_CASE("a hold that is switched off in the settings holds nothing") {
  Settings settings;
  settings.hold[Hold::meeting] = false;
  Timeline day(settings);
  day.at(1min, HoldBegan{Hold::meeting, ""});
  day.at(10min, InputStopped{Instant{10min}});
  day.advance_to(13min);
  CHECK(day.status().state == State::away);
  CHECK(day.status().holds.empty());
}

TEST_CASE("a pause without end lasts until it is resumed") {
  Timeline day;
  day.at(1min, PauseRequested{});
  day.advance_to(hours{100});
  CHECK(day.lines().empty());
  CHECK(day.status().state == State::paused);
}

TEST_CASE("time that seems to run back counts as the last time") {
  Timeline day;
  day.advance_to(10min);
  day.at(10min, ResetRequested{});
  CHECK(day.planner().handle(TimePassed{}, Instant{5min}).empty());
  CHECK(day.planner().state().now == Instant{10min});
}

TEST_CASE("a snooze keeps its end over a shorter break") {
  Settings settings;
  settings.kinds[0].enabled = true;
  settings.kinds[1].enabled = false;
  Timeline day(settings);
  day.at(60min, SnoozeRequested{});
  day.at(61min, BreakRequested{"stretch"});
  day.advance_to(65min);
  CHECK(day.lines().back() == "1:05:00 > show rest");
}

TEST_CASE("what is withdrawn while away has the lead of what is due, at once", "[R9][R37]") {
  Settings settings;
  settings.kinds = {{.name = "eyes", .every = 20min, .lasts = 20s, .text = {}},
                    {.name = "posture", .every = 10min, .lasts = 15s, .shows = Shows::posture, .text = {}}};
  Timeline day(settings);
  day.at(10min, InputStopped{Instant{10min}});
  day.at(17min, WorkedElsewhere{"eyes", 40min});
  REQUIRE(day.planner().state().reminder.value().lead == "posture");
  day.at(18min, PausedElsewhere{});
  CHECK(day.planner().state().reminder.value().lead == "eyes");
  CHECK(day.lines() == Lines{"0:10:00 > show posture", "0:18:00 > withdraw posture"});
}

TEST_CASE("an unclear close is a snooze while one is left, and then a dismissal", "[F43]") {
  Settings settings;
  settings.snooze_limit = 1;
  Timeline day(settings);
  day.at(20min, ReminderDismissed{.unclear = true});
  CHECK(day.status().state == State::snoozed);
  CHECK(day.status().snoozes_left == 0);
  day.at(25min, ReminderDismissed{.unclear = true});
  CHECK(day.status().state == State::working);
  CHECK(day.lines() == std::vector<std::string>{"0:20:00 > show stretch", "0:20:00 > record stretch snoozed",
                                                "0:25:00 > show stretch", "0:25:00 > record stretch dismissed"});
}

TEST_CASE("an unclear close is a dismissal for those who set it so, and a clear one is for all") {
  Settings settings;
  const bool unclear = GENERATE(false, true);
  if (unclear) settings.dismissed = Dismissed::skip;
  Timeline day(settings);
  day.at(20min, ReminderDismissed{unclear});
  CHECK(day.lines().back() == "0:20:00 > record stretch dismissed");
}

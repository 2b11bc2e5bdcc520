// SPDX-License-Identifier: MIT
// What the coming hours will look like.
#include "remedies/plan.hpp"

#include <catch2/catch_all.hpp>

using namespace unknot;
using namespace std::chrono;
using remedies::plan;
using remedies::PlannedBreak;

namespace {

constexpr WallTime nine = sys_days{2026y / November / 23} + hours{9};

struct Desk {
  Settings settings;
  Instant now{hours{1}};

  [[nodiscard]] Planner planner() const { return {settings, now, nine, Zone{}}; }
  [[nodiscard]] std::vector<PlannedBreak> plan_from(Planner planner, Duration length = hours{4}) const {
    return whole_plan_from(std::move(planner), length).breaks;
  }
  [[nodiscard]] remedies::Plan whole_plan_from(Planner planner, Duration length = hours{4}) const {
    return plan({.planner = std::move(planner), .rotation = remedies::Rotation({}), .now = now}, length);
  }
};

std::vector<std::string> times(const std::vector<PlannedBreak>& breaks) {
  std::vector<std::string> all;
  for (const auto& each : breaks) {
    const auto minute = floor<minutes>(each.at - sys_days{2026y / November / 23}).count();
    all.push_back(std::to_string(minute / 60) + ":" + std::to_string(minute % 60) + " " + each.kind);
  }
  return all;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("each break comes when the work since the end of the last one is done") {
  const Desk desk;
  const auto breaks = desk.plan_from(desk.planner(), hours{1});
  CHECK(times(breaks) == Lines{"9:20 stretch", "9:41 stretch"});
  CHECK(breaks[0].lasts == minutes{1});
  CHECK_FALSE(breaks[0].pick.remedy.empty());
}

TEST_CASE("a longer break takes the place of one that is close to it") {
  Desk desk;
  desk.settings.kinds[0].enabled = true;
  CHECK(times(desk.plan_from(desk.planner(), minutes{90})) ==
        Lines{"9:20 stretch", "9:41 stretch", "10:2 rest", "10:27 stretch"});
}

TEST_CASE("changes of posture are planned by turns, beside the other breaks", "[R39]") {
  Desk desk;
  Kind posture = Settings::fresh_kind("posture");
  posture.enabled = true;
  desk.settings.kinds.insert(desk.settings.kinds.begin(), posture);
  const auto breaks = desk.plan_from(desk.planner(), minutes{70});
  CHECK(times(breaks) == Lines{"9:20 stretch", "9:31 posture", "9:41 stretch", "10:2 stretch", "10:3 posture"});
  REQUIRE(breaks.size() == 5);
  CHECK(breaks[1].pick.remedy == "stand-up");
  CHECK(breaks[4].pick.remedy == "sit-down");
}

TEST_CASE("changes of posture are planned by turns for somebody who is typing", "[R39]") {
  Desk desk;
  Kind posture = Settings::fresh_kind("posture");
  posture.enabled = true;
  desk.settings.kinds = {posture};
  auto planner = desk.planner();
  (void)planner.handle(TypingBegan{}, desk.now);
  const auto breaks = desk.plan_from(std::move(planner), minutes{70});
  REQUIRE(breaks.size() == 2);
  CHECK(breaks[0].pick.remedy == "stand-up");
  CHECK(breaks[1].pick.remedy == "sit-down");
}

TEST_CASE("a pause, the hours and a snooze hold") {
  Desk desk;
  SECTION("pause") {
    auto planner = desk.planner();
    (void)planner.handle(PauseRequested{minutes{30}}, desk.now);
    CHECK(times(desk.plan_from(planner, hours{1})) == Lines{"9:50 stretch"});
    (void)planner.handle(PauseRequested{std::nullopt}, desk.now);
    CHECK(desk.plan_from(planner).empty());
  }
  SECTION("hours") {
    desk.settings.hours = *parse_hours("Mon 10:00-10:30");
    CHECK(times(desk.plan_from(desk.planner(), hours{4})) == Lines{"10:20 stretch"});
  }
  SECTION("snooze") {
    auto planner = desk.planner();
    (void)planner.handle(RemindRequested{}, desk.now);
    (void)planner.handle(SnoozeRequested{minutes{7}}, desk.now);
    CHECK(times(desk.plan_from(planner, minutes{10})) == Lines{"9:7 stretch"});
  }
}

TEST_CASE("the reminder on screen is the first of the plan, about what it shows") {
  const Desk desk;
  auto planner = desk.planner();
  (void)planner.handle(RemindRequested{}, desk.now);
  const remedies::Pick pick{.remedy = "chin-tuck"};
  const auto breaks = plan({.planner = planner,
                            .rotation = remedies::Rotation({}),
                            .now = desk.now,
                            .picked = remedies::Picked{"stretch", pick}},
                           minutes{30})
                          .breaks;
  CHECK(times(breaks) == Lines{"9:0 stretch", "9:21 stretch"});
  CHECK(breaks[0].pick == pick);
}

TEST_CASE("a break that runs is not listed and delays the next") {
  const Desk desk;
  auto planner = desk.planner();
  (void)planner.handle(BreakRequested{"rest"}, desk.now);
  CHECK(times(desk.plan_from(planner, minutes{30})) == Lines{"9:25 stretch"});
}

TEST_CASE("somebody who is away or disturbed by nothing but now is taken to be back at once") {
  const Desk desk;
  auto planner = desk.planner();
  (void)planner.handle(HoldBegan{Hold::dnd, "dunst"}, desk.now);
  (void)planner.handle(ScreenLocked{}, desk.now);
  (void)planner.handle(DeliveryFailed{"no server"}, desk.now);
  CHECK(times(desk.plan_from(planner, minutes{30})) == Lines{"9:20 stretch"});
}

TEST_CASE("planning changes nothing, and what comes is what was planned") {
  const Desk desk;
  remedies::Rotation rotation({});
  const auto before = rotation.state();
  const auto breaks = plan({.planner = desk.planner(), .rotation = rotation, .now = desk.now}, hours{8}).breaks;
  CHECK(rotation.state() == before);
  REQUIRE(breaks.size() == 22);
  for (const auto& each : breaks) {
    const LocalTime local{each.at.time_since_epoch()};
    const auto pick = rotation.pick(desk.settings.kinds[1], {each.at, local, LocalTime{nine.time_since_epoch()}}, {});
    CHECK(pick == each.pick);
  }
}

TEST_CASE("a plan has an end however many breaks the settings ask for") {
  Desk desk;
  desk.settings.kinds = {{.name = "tiny", .every = seconds{1}, .lasts = seconds{1}, .text = {"Blink."}}};
  CHECK(desk.plan_from(desk.planner(), hours{24}).size() == remedies::most_planned);
}

TEST_CASE("a break that is announced says when, and one at a fixed time that it is") {
  Desk desk;
  desk.settings.kinds[0].enabled = true;
  desk.settings.kinds.push_back(
      {.name = "walk", .lasts = minutes{3}, .text = {}, .at = {{.at = hours{9} + minutes{30}}}});
  const auto breaks = desk.plan_from(desk.planner(), minutes{70});
  CHECK(times(breaks) == Lines{"9:20 stretch", "9:30 walk", "9:53 stretch", "10:5 rest"});
  CHECK(breaks[3].announced == nine + minutes{64});
  CHECK_FALSE(breaks[0].announced);
  CHECK(breaks[1].fixed);
  CHECK_FALSE(breaks[0].fixed);
}

TEST_CASE("the limit of the day is planned each time it is told") {
  Desk desk;
  desk.settings.day.limit = hours{1};
  const auto plan = desk.whole_plan_from(desk.planner(), hours{2});
  Lines told;
  for (const auto& [at, worked] : plan.limits)
    told.push_back(std::to_string((at - nine) / minutes{1}) + " " + std::to_string(worked / minutes{1}));
  CHECK(told == Lines{"62 60", "83 80", "104 100"});
}

TEST_CASE("days off are planned from now or from midnight on to the first day that is none") {
  Desk desk;
  SECTION("from tomorrow on") {
    desk.settings.days_off = {*parse_days_off("2026-11-24..2026-11-26"), *parse_days_off("11-27")};
    const auto plan = desk.whole_plan_from(desk.planner(), hours{24});
    CHECK(plan.days_off == std::vector<remedies::PlannedDaysOff>{{nine + hours{15}, sys_days{2026y / November / 28}}});
    CHECK(plan.breaks.back().at < sys_days{2026y / November / 24});
    CHECK(desk.whole_plan_from(desk.planner(), hours{4}).days_off.empty());
  }
  SECTION("already, and for longer than a year") {
    desk.settings.days_off = {*parse_days_off("2026-01-01..2099-12-31")};
    const auto plan = desk.whole_plan_from(desk.planner(), hours{24});
    CHECK(plan.days_off == std::vector<remedies::PlannedDaysOff>{{nine, std::nullopt}});
    CHECK(plan.breaks.empty());
  }
}

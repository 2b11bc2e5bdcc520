// SPDX-License-Identifier: MIT
#include "words/status_page.hpp"

#include <catch2/catch_all.hpp>

#include "support/timeline.hpp"

using namespace std::chrono;
using namespace unknot;

namespace {

const words::Surroundings around{.about = {}, .idle_source = "x11", .server = "dunst", .holds = {}, .problems = {}};

class Timeline : public support::Timeline {
 public:
  using support::Timeline::Timeline;

  // What stands after this label; nothing if it isn't there.
  [[nodiscard]] std::string fact(const std::string& label) const {
    for (const words::Fact& each : words::facts(status(), around, now()))
      if (each.label == label) return each.value;
    return "";
  }
  [[nodiscard]] std::string rule(std::size_t kind) const { return words::kind_lines(status(), now()).at(kind).rule; }

 private:
  [[nodiscard]] words::Calendar now() const {
    return words::calendar_at(planner().state().clock, planner().state().now);
  }
};

}  // namespace

TEST_CASE("a strict break is called so before it is due, and then how to skip it all the same", "[R29]") {
  Settings settings;
  settings.kinds[0].at = {FixedTime{.at = 12h}};
  settings.kinds[0].strict = true;
  settings.kinds[1].strict = true;
  Timeline day(settings);
  day.advance_to(1min);
  CHECK(day.rule(1) == "(every 20 min, lasts 1 min, strict)");
  CHECK(day.rule(0) == "(at 12:00, lasts 5 min, strict)");
  CHECK(day.fact("Strict").empty());
  day.advance_to(20min);
  CHECK(day.fact("Strict") == "can't be skipped, except with: unknot skip --force");
  CHECK(day.fact("Answer") == "unknot start or snooze");
  CHECK(Timeline(Settings{}).rule(1) == "(every 20 min, lasts 1 min)");
}

TEST_CASE("the work of the day stands beside its limit, and then when that was told and is told again", "[R31]") {
  Settings settings;
  settings.day.limit = 10min;
  Timeline day(settings);
  day.advance_to(5min);
  CHECK(day.fact("Work today") == "5 min of 10 min");
  day.advance_to(15min);
  CHECK(day.fact("Work today") == "15 min, over your limit of 10 min (told at 09:10, again after 15 min of work)");
  day.at(16min, LimitSnoozeRequested{});
  CHECK(day.fact("Work today") == "16 min, over your limit of 10 min (told at 09:16, again after 20 min of work)");
  settings.day.again = {};
  Timeline once(settings);
  once.advance_to(15min);
  CHECK(once.fact("Work today") == "15 min, over your limit of 10 min (told at 09:10)");
}

TEST_CASE("an older daemon does not say when the limit was told") {
  Status status;
  status.day_worked = 15min;
  status.day_limit = 10min;
  status.day_told = true;
  const words::Calendar calendar{WallTime{}, [](WallTime at) { return LocalTime{at.time_since_epoch()}; }};
  const auto facts = words::facts(status, around, calendar);
  CHECK(facts.front().value == "15 min, over your limit of 10 min");
}

TEST_CASE("a break that asks whether it was taken is named, with the answers", "[R38]") {
  Settings settings;
  settings.kinds[1].confirm = true;
  Timeline day(settings);
  day.at(20min, StartRequested{});
  day.advance_to(21min + 5s);
  CHECK(day.fact("Asked") == "did you take the stretch?");
  CHECK(day.fact("Answer") == "unknot done or skip");
  day.advance_to(23min);
  CHECK(day.fact("Asked").empty());
}

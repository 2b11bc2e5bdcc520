// SPDX-License-Identifier: MIT
// What the scores of sore areas make of the stretches that come.
#include <catch2/catch_all.hpp>

#include "turned_clock.hpp"

using namespace unknot;
using namespace std::chrono;
using remedies::Area;

namespace {

Area area_of(const std::optional<std::string>& remedy) {
  REQUIRE(remedy);
  return remedies::Catalogue().find(*remedy)->area;
}

// The areas of the next stretches, each taken when its reminder comes, or at will.
std::vector<Area> taken(Fixture& f, int count, bool at_will = false) {
  std::vector<Area> areas;
  for (int i = 0; i < count; ++i) {
    if (at_will) f.daemon.handle(BreakRequested{});
    if (!at_will) f.hands.work(20min);
    f.daemon.handle(TimePassed{});
    areas.push_back(area_of(f.daemon.report().suggestion->remedy));
    f.daemon.answered("done");
  }
  return areas;
}

bool every_second_is(const std::vector<Area>& areas, Area area) {
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if ((areas[i] == area) != (i % 2 == 0)) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("after a score of 3 or more every second stretch is for that area, by reminder and at will") {
  const bool at_will = GENERATE(false, true);
  const int score = GENERATE(2, 3);
  Fixture f;
  CHECK(f.daemon.note_sore(Area::wrists, score).favored == (score == 3));
  CHECK(every_second_is(taken(f, 8, at_will), Area::wrists) == (score == 3));
}

TEST_CASE("the plan shows the stretches for what hurts before they come") {
  Fixture f;
  std::ignore = f.daemon.note_sore(Area::wrists, 5);
  std::vector<Area> planned;
  for (const auto& each : f.daemon.plan(2h).breaks) planned.push_back(area_of(each.remedy));
  CHECK(planned.size() >= 4);
  CHECK(every_second_is(planned, Area::wrists));
}

TEST_CASE("a score that is lower now, or a week old, favors nothing any more") {
  const bool better = GENERATE(true, false);
  Fixture f;
  std::ignore = f.daemon.note_sore(Area::wrists, 5);
  if (better) std::ignore = f.daemon.note_sore(Area::wrists, 2);
  if (!better) f.hands.suspend(days{7} + 1min);
  f.daemon.handle(TimePassed{});
  CHECK_FALSE(every_second_is(taken(f, 8), Area::wrists));
}

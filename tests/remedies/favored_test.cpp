// SPDX-License-Identifier: MIT
// Areas that every second stretch is for.
#include <algorithm>
#include <catch2/catch_all.hpp>
#include <map>

#include "weeks.hpp"

using namespace weeks;
using namespace std::chrono;

namespace {

std::vector<Area> areas_of(const Rotation& rotation, const std::vector<Break>& breaks) {
  std::vector<Area> areas;
  for (const Break& one : breaks) areas.push_back(rotation.catalogue().find(one.pick.remedy)->area);
  return areas;
}

}  // namespace

TEST_CASE("every second stretch is for a sore area") {
  Rotation rotation{built_in()};
  rotation.favor({Area::wrists});
  const auto areas = areas_of(rotation, work(rotation, monday() + 9h, 20, {}));
  for (std::size_t i = 0; i < areas.size(); ++i) CHECK((areas[i] == Area::wrists) == (i % 2 == 0));
}

TEST_CASE("sore areas take turns, and the others go on in their order") {
  Rotation rotation{built_in()};
  rotation.favor({Area::neck, Area::low_back});
  const auto areas = areas_of(rotation, work(rotation, monday() + 9h, 24, {}));
  std::map<Area, int> favored;
  for (std::size_t i = 0; i < areas.size(); i += 2) ++favored[areas[i]];
  CHECK(favored.size() == 2);
  CHECK(favored[Area::neck] >= 5);
  CHECK(favored[Area::low_back] >= 5);
  CHECK(std::ranges::adjacent_find(areas) == areas.end());
  std::map<Area, int> others;
  for (std::size_t i = 1; i < areas.size(); i += 2) ++others[areas[i]];
  CHECK(others[Area::upper_back] >= 3);
  CHECK(others.size() >= 4);
}

TEST_CASE("what is off or excluded is not shown for a sore area either") {
  Rotation rotation{built_in()};
  Wishes wishes;
  for (const Remedy* each : built_in().stretches(Area::wrists)) wishes.settings.off.push_back(each->id);
  rotation.favor({Area::wrists});
  for (const Area area : areas_of(rotation, work(rotation, monday() + 9h, 12, wishes))) CHECK(area != Area::wrists);
}

TEST_CASE("each stretch of a sore area comes once before any comes again") {
  Rotation rotation{built_in()};
  rotation.favor({Area::wrists});
  const auto count = built_in().stretches(Area::wrists).size();
  std::map<std::string, int> seen;
  const auto day = work(rotation, monday() + 9h, static_cast<int>(2 * count), {});
  for (std::size_t i = 0; i < day.size(); i += 2) ++seen[day[i].pick.remedy];
  CHECK(seen.size() == count);
}

TEST_CASE("when nothing is sore any more the order is as ever") {
  Rotation plain{built_in()};
  Rotation rotation{built_in()};
  rotation.favor({Area::wrists});
  rotation.favor({});
  const auto a = work(plain, monday() + 9h, 24, {});
  const auto b = work(rotation, monday() + 9h, 24, {});
  for (std::size_t i = 0; i < a.size(); ++i) CHECK(a[i].pick == b[i].pick);
}

TEST_CASE("whose turn it is survives a restart") {
  Rotation rotation{built_in()};
  rotation.favor({Area::neck, Area::low_back});
  std::ignore = work(rotation, monday() + 9h, 1, {});
  const auto kept = rotation_state(to_text(rotation.state()));
  REQUIRE(kept);
  CHECK(*kept == rotation.state());
  CHECK(kept->favored == Area::neck);
  CHECK(kept->was_favored);
}

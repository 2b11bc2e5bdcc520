// SPDX-License-Identifier: MIT
// What holds in every week, tried in a thousand of them. A failure names the seed of its week.
#include <catch2/catch_all.hpp>
#include <map>
#include <set>

#include "weeks.hpp"

using namespace weeks;
using namespace std::chrono;
using Ids = std::set<std::string>;

namespace {

// A fourth of the seeds where four weeks are looked at.
#ifdef UNKNOT_SLOW
constexpr std::uint64_t weeks_tried = 40;
#else
constexpr std::uint64_t weeks_tried = 1000;
#endif

const Catalogue& catalogue = built_in();

const Remedy& entry(const std::string& id) { return *catalogue.find(id); }

Ids allowed_in(Area area, const Wishes& wishes) {
  Ids ids;
  for (const Remedy* remedy : catalogue.stretches(area)) {
    if (allowed(*remedy, wishes)) ids.insert(remedy->id);
  }
  return ids;
}

// The first stretch that came again before every other of its area had come, or empty. One that was skipped has not.
std::string too_early(const std::vector<Break>& week, const Wishes& wishes) {
  std::map<Area, Ids> came;
  for (const Break& one : week) {
    if (one.pick.remedy.empty()) continue;
    const Area area = entry(one.pick.remedy).area;
    Ids& round = came[area];
    if (round == allowed_in(area, wishes)) round.clear();
    if (!round.insert(one.pick.remedy).second) return one.pick.remedy;
    if (one.skipped) round.erase(one.pick.remedy);
  }
  return {};
}

// A companion line that broke a rule of its own, or empty.
std::string misplaced_companion(const std::vector<Break>& week) {
  std::map<std::string, WallTime> last;
  std::map<std::pair<std::string, local_days>, int> on_day;
  for (const Break& one : week) {
    if (one.pick.companion.empty()) continue;
    const Remedy& companion = entry(one.pick.companion);
    const CompanionRules& rules = companion.company;
    if (last.contains(companion.id) && one.moment.wall - last[companion.id] < rules.spacing) {
      return companion.id + " too soon";
    }
    if (++on_day[{companion.id, day_of(one)}] > rules.a_day) return companion.id + " too often in a day";
    if (!inside(rules.window, one.moment.local)) return companion.id + " outside its window";
    if (one.moment.local - *one.moment.work_began < rules.after_start) return companion.id + " too early in the day";
    last[companion.id] = one.moment.wall;
    if (!rules.counts_as.empty()) {
      last[rules.counts_as] = one.moment.wall;
      ++on_day[{rules.counts_as, day_of(one)}];
    }
  }
  return {};
}

int most_rare_ones_in_a_day(const std::vector<Break>& week) {
  std::map<local_days, int> on_day;
  int most = 0;
  for (const Break& one : week) {
    if (one.pick.companion.empty() || !entry(one.pick.companion).company.rare) continue;
    most = std::max(most, ++on_day[day_of(one)]);
  }
  return most;
}

std::vector<WallTime> times_of(const std::string& companion, const std::vector<Break>& week) {
  std::vector<WallTime> times;
  for (const Break& one : week) {
    if (one.pick.companion == companion) times.push_back(one.moment.wall);
  }
  return times;
}

bool three_in_a_row(const std::vector<Break>& week) {
  int row = 0;
  for (const Break& one : week) {
    row = one.pick.companion.empty() ? 0 : row + 1;
    if (row > 2) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("every stretch of an area comes before any comes again") {
  for (std::uint64_t seed = 0; seed < weeks_tried; ++seed) {
    CAPTURE(seed);
    REQUIRE(too_early(any_week(seed, {}), {}).empty());
    const Wishes wishes = any_wishes(seed, catalogue);
    REQUIRE(too_early(any_week(seed, wishes), wishes).empty());
  }
}

TEST_CASE("the upper back has every third break of a day and no area comes twice in a row") {
  for (std::uint64_t seed = 0; seed < weeks_tried; ++seed) {
    CAPTURE(seed);
    std::map<local_days, std::vector<Area>> areas_of;
    for (const Break& one : any_week(seed, {})) areas_of[day_of(one)].push_back(entry(one.pick.remedy).area);
    for (const auto& [_, day] : areas_of) {
      bool thirds = true;
      for (std::size_t i = 0; i < day.size(); ++i) thirds = thirds && (day[i] == Area::upper_back) == (i % 3 == 0);
      REQUIRE(thirds);
      REQUIRE(std::ranges::adjacent_find(day) == day.end());
    }
  }
}

TEST_CASE("companions keep their spacings, windows and numbers a day") {
  for (std::uint64_t seed = 0; seed < weeks_tried; ++seed) {
    CAPTURE(seed);
    const auto week = any_week(seed, any_wishes(seed, catalogue), 14);
    REQUIRE(misplaced_companion(week).empty());
    REQUIRE_FALSE(three_in_a_row(week));
    REQUIRE(most_rare_ones_in_a_day(week) <= 1);
  }
}

TEST_CASE("nothing that is excluded or switched off ever appears") {
  for (std::uint64_t seed = 0; seed < weeks_tried; ++seed) {
    CAPTURE(seed);
    const Wishes wishes = any_wishes(seed, catalogue);
    Ids shown;
    for (const Break& one : any_week(seed, wishes)) shown.insert({one.pick.remedy, one.pick.companion});
    shown.erase("");
    for (const std::string& id : shown) REQUIRE(allowed(entry(id), wishes));
  }
}

TEST_CASE("an area that is emptied leaves its turn to the next") {
  for (std::uint64_t seed = 0; seed < weeks_tried; ++seed) {
    CAPTURE(seed);
    const Wishes wishes = any_wishes(seed, catalogue);
    bool something_left = false;
    for (std::size_t area = 0; area < areas; ++area) {
      something_left = something_left || !allowed_in(static_cast<Area>(area), wishes).empty();
    }
    const auto week = any_week(seed, wishes);
    REQUIRE(std::ranges::all_of(week, [&](const Break& one) { return one.pick.remedy.empty() != something_left; }));
  }
}

TEST_CASE("as long as two areas have anything left none comes twice in a row") {
  for (std::uint64_t seed = 0; seed < weeks_tried; ++seed) {
    CAPTURE(seed);
    const auto week = any_week(seed, any_wishes(seed, catalogue));
    std::set<Area> seen;
    for (const Break& one : week) seen.insert(entry(one.pick.remedy).area);
    const auto same = [](const Break& a, const Break& b) {
      return day_of(a) == day_of(b) && entry(a.pick.remedy).area == entry(b.pick.remedy).area;
    };
    if (seen.size() > 1) REQUIRE(std::ranges::adjacent_find(week, same) == week.end());
  }
}

TEST_CASE("all seven companions come within 28 days of ordinary work") {
  for (std::uint64_t seed = 0; seed < weeks_tried / 4; ++seed) {
    CAPTURE(seed);
    Rotation rotation{built_in(), {.seed = seed}};
    const LocalTime first =
        monday() + days{static_cast<int>(seed % 7)} + minutes{8 * 60 + static_cast<int>(seed % 120)};
    Ids seen;
    for (int d = 0; d < 28; ++d) {
      const weekday today{floor<days>(first + days{d})};
      if (today == Saturday || today == Sunday) continue;
      for (const Break& one : work(rotation, first + days{d}, 24, {})) seen.insert(one.pick.companion);
    }
    seen.erase("");
    REQUIRE(seen ==
            Ids{"ball", "drink", "heat", "massage-booking", "potassium-food", "qualified-help", "self-massage"});
  }
}

TEST_CASE("the card comes only if it is switched on, and once in seven days at most") {
  for (std::uint64_t seed = 0; seed < weeks_tried / 4; ++seed) {
    CAPTURE(seed);
    Wishes wishes = any_wishes(seed, catalogue);
    wishes.settings.medicine_card = false;
    REQUIRE(times_of("pain-tablets", any_week(seed, wishes)).empty());
    wishes.settings.medicine_card = true;
    const auto times = times_of("pain-tablets", any_week(seed, wishes, 28));
    REQUIRE(std::ranges::adjacent_find(times, [](WallTime a, WallTime b) { return b - a < days{7}; }) == times.end());
  }
}

TEST_CASE("the same seed gives the same week and another seed another") {
  const auto ids = [](std::uint64_t seed) {
    std::vector<std::string> all;
    for (const Break& one : any_week(seed, {})) all.push_back(one.pick.remedy + one.pick.companion_line);
    return all;
  };
  CHECK(ids(7) == ids(7));
  CHECK(ids(7) != ids(8));
}

// SPDX-License-Identifier: MIT
// Weeks of work at random, and what a rotation suggested in them.
#pragma once

#include <string>
#include <vector>

#include "remedies/rotation.hpp"

namespace weeks {

using namespace unknot;
using namespace unknot::remedies;

struct Break {
  Moment moment;
  Pick pick;
  bool skipped;
};

// The moment of a local time, in a zone an hour east of UTC.
inline Moment at(LocalTime local, LocalTime work_began) {
  return {WallTime{(local - std::chrono::hours{1}).time_since_epoch()}, local, work_began};
}

inline std::chrono::local_days day_of(const Break& one) {
  return std::chrono::floor<std::chrono::days>(one.moment.local);
}

inline LocalTime monday() { return std::chrono::local_days{std::chrono::year{2026} / 11 / 23}; }

// A working day from `from` on, a break every 20 minutes.
inline std::vector<Break> work(Rotation& rotation, LocalTime from, int breaks, const Wishes& wishes,
                               const Kind& kind = {.name = "stretch", .text = {}}) {
  std::vector<Break> day;
  for (int i = 1; i <= breaks; ++i) {
    const Moment moment = at(from + i * std::chrono::minutes{20}, from);
    day.push_back({moment, rotation.pick(kind, moment, wishes), false});
  }
  return day;
}

// Read once, as tests need it often.
inline const Catalogue& built_in() {
  static const Catalogue catalogue;
  return catalogue;
}

// Days that begin between 6:00 and 12:00 and have up to 40 breaks, 20 to 79 minutes apart; one in eight is skipped.
inline std::vector<Break> any_week(std::uint64_t seed, const Wishes& wishes, int days = 7) {
  using std::chrono::minutes;
  const auto below = [&seed](int limit) { return static_cast<int>(draw_below(seed, static_cast<std::size_t>(limit))); };
  Rotation rotation{built_in(), {.seed = seed}};
  std::vector<Break> week;
  for (int d = 0; d < days; ++d) {
    const LocalTime begins = monday() + std::chrono::days{d} + minutes{360 + below(360)};
    LocalTime now = begins;
    for (int left = below(41); left > 0; --left) {
      now += minutes{20 + (below(4) == 0 ? below(60) : 0)};
      const Pick pick = rotation.pick({.name = "stretch", .text = {}}, at(now, begins), wishes);
      week.push_back({at(now, begins), pick, below(8) == 0});
      if (week.back().skipped) rotation.skipped(pick);
    }
  }
  return week;
}

// Some wishes at random: a few tags and a few entries that are off.
inline Wishes any_wishes(std::uint64_t seed, const Catalogue& catalogue) {
  Wishes wishes;
  for (const Exclusion& exclusion : exclusions()) {
    if (draw_below(seed, 4) == 0) wishes.settings.exclude.emplace_back(exclusion.tag);
  }
  for (const std::string& id : catalogue.ids()) {
    if (draw_below(seed, 6) == 0) wishes.settings.off.push_back(id);
  }
  wishes.settings.medicine_card = draw_below(seed, 2) == 0;
  return wishes;
}

}  // namespace weeks

// SPDX-License-Identifier: MIT
// PURE: how areas of the body feel, as the person scores them, and what follows from that.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "planner/time.hpp"

namespace unknot::history {

inline constexpr int worst_score = 10;  // of 0 to 10, as on the numeric rating scale

struct Sore {
  WallTime at;
  std::chrono::seconds zone;  // that local time was ahead of UTC
  std::string area;           // "upper-back"
  int score = 0;

  bool operator==(const Sore&) const = default;
};

// Older scores say nothing of how it feels now.
inline constexpr std::chrono::days sore_for{7};
// So far back scores matter for what is suggested.
inline constexpr std::chrono::days scores_matter{28};

// The areas whose latest score of the last 7 days is 3 or more, the worst first. `scores` are in order of time.
[[nodiscard]] std::vector<std::string> sore_areas(const std::vector<Sore>& scores, WallTime now);

// Those that were given on these days, where the person was.
[[nodiscard]] std::vector<Sore> scores_within(const std::vector<Sore>& scores, std::chrono::local_days first,
                                              std::chrono::local_days last);

// The areas of which the last of these scores points to help when it was given; `scores` has those before them too.
[[nodiscard]] std::vector<std::string> areas_for_help(const std::vector<Sore>& scores,
                                                      const std::vector<Sore>& of_days);

// What an answer to "better or worse than last time?" makes of that score: one less, the same, or one more.
enum class Change { better, same, worse };
[[nodiscard]] int score_after(int score, Change change);

// The latest score of each area that the person can be asked about: 1 or more, and given at least 7 days ago, but not
// more than 28. The worst first.
[[nodiscard]] std::vector<Sore> sores_to_ask(const std::vector<Sore>& scores, WallTime now);

// Whether it is time to point to help: the latest score of the area is 7 or more, or the latest of each of the last
// three weeks is worse than that of the week before.
[[nodiscard]] bool wants_help(const std::vector<Sore>& scores, std::string_view area, WallTime now);

}  // namespace unknot::history

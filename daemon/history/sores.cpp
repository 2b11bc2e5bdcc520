// SPDX-License-Identifier: MIT
#include "history/sores.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <ranges>

namespace unknot::history {

namespace {

using std::chrono::days;

constexpr int enough_to_help = 3;
constexpr int enough_for_help_now = 7;
constexpr int weeks_of_getting_worse = 3;

// The latest score in the 7 days that end so many weeks ago.
std::optional<int> score_of_week(const std::vector<Sore>& scores, std::string_view area, WallTime now, int ago) {
  const WallTime end = now - days{7 * ago};
  for (const Sore& each : scores | std::views::reverse) {
    if (each.area == area && each.at <= end && each.at > end - days{7}) return each.score;
  }
  return std::nullopt;
}

bool gets_worse(const std::vector<Sore>& scores, std::string_view area, WallTime now) {
  for (int week = 0; week < weeks_of_getting_worse; ++week) {
    const auto later = score_of_week(scores, area, now, week);
    const auto before = score_of_week(scores, area, now, week + 1);
    if (!later || !before || *later <= *before) return false;
  }
  return true;
}

}  // namespace

std::vector<std::string> sore_areas(const std::vector<Sore>& scores, WallTime now) {
  std::vector<Sore> latest;
  for (const Sore& each : scores | std::views::reverse) {
    const bool known = std::ranges::find(latest, each.area, &Sore::area) != latest.end();
    if (!known && each.at <= now && each.at > now - sore_for) latest.push_back(each);
  }
  std::erase_if(latest, [](const Sore& each) { return each.score < enough_to_help; });
  std::ranges::sort(latest, std::greater{}, &Sore::score);
  std::vector<std::string> names;
  for (Sore& each : latest) names.push_back(std::move(each.area));
  return names;
}

bool wants_help(const std::vector<Sore>& scores, std::string_view area, WallTime now) {
  const auto latest = score_of_week(scores, area, now, 0);
  return latest && (*latest >= enough_for_help_now || gets_worse(scores, area, now));
}

}  // namespace unknot::history

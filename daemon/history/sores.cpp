// SPDX-License-Identifier: MIT
#include "history/sores.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <ranges>
#include <utility>

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

// Of each area that has any, the worst first, of the same score the latest.
std::vector<Sore> latest_scores(const std::vector<Sore>& scores, WallTime now) {
  std::vector<Sore> latest;
  for (const Sore& each : scores | std::views::reverse) {
    const bool known = std::ranges::find(latest, each.area, &Sore::area) != latest.end();
    if (!known && each.at <= now) latest.push_back(each);
  }
  std::ranges::sort(latest, std::greater{}, [](const Sore& each) { return std::pair{each.score, each.at}; });
  return latest;
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
  auto latest = latest_scores(scores, now);
  std::erase_if(latest, [&](const Sore& each) { return each.at <= now - sore_for || each.score < enough_to_help; });
  std::vector<std::string> names;
  for (Sore& each : latest) names.push_back(std::move(each.area));
  return names;
}

int score_after(int score, Change change) {
  const int by = change == Change::same ? 0 : change == Change::better ? -1 : 1;
  return std::clamp(score + by, 0, worst_score);
}

std::vector<Sore> sores_to_ask(const std::vector<Sore>& scores, WallTime now) {
  auto latest = latest_scores(scores, now);
  std::erase_if(latest, [&](const Sore& each) {
    return each.score == 0 || each.at > now - sore_for || each.at <= now - scores_matter;
  });
  return latest;
}

bool wants_help(const std::vector<Sore>& scores, std::string_view area, WallTime now) {
  const auto latest = score_of_week(scores, area, now, 0);
  return latest && (*latest >= enough_for_help_now || gets_worse(scores, area, now));
}

std::vector<Sore> scores_within(const std::vector<Sore>& scores, std::chrono::local_days first,
                                std::chrono::local_days last) {
  std::vector<Sore> within = scores;
  std::erase_if(within, [&](const Sore& each) {
    const LocalTime at{(each.at + each.zone).time_since_epoch()};
    return at < LocalTime{first} || at >= LocalTime{last + days{1}};
  });
  return within;
}

std::vector<std::string> areas_for_help(const std::vector<Sore>& scores, const std::vector<Sore>& of_days) {
  std::vector<std::string> areas;
  for (const Sore& last : latest_scores(of_days, WallTime::max())) {
    if (wants_help(scores, last.area, last.at)) areas.push_back(last.area);
  }
  return areas;
}

}  // namespace unknot::history

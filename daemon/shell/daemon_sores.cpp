// SPDX-License-Identifier: MIT
// How areas of the body feel, as the person told the daemon: recorded, and what breaks make of it.
#include <algorithm>
#include <string>

#include "shell/daemon.hpp"

namespace unknot {

namespace {

std::vector<remedies::Area> areas_named(const std::vector<std::string>& names) {
  std::vector<remedies::Area> areas;
  for (const std::string& name : names) {
    if (const auto area = remedies::from_word<remedies::Area>(name)) areas.push_back(*area);
  }
  return areas;
}

}  // namespace

protocol::SoreReply Daemon::note_sore(remedies::Area area, int score) {
  handle(TimePassed{});
  const WallTime now = parts_.clocks.wall();
  const auto ahead = local(planner_.state().now).time_since_epoch() - now.time_since_epoch();
  const history::Sore noted{now, std::chrono::round<std::chrono::minutes>(ahead), std::string(word_for(area)), score};
  parts_.history.write({.events = {}, .spans = {}, .state = {}, .sores = {noted}}, now);
  const auto known = parts_.history.sores(now - history::scores_matter);
  return {.kept = std::ranges::find(known, noted) != known.end(),
          .favored = std::ranges::count(history::sore_areas(known, now), noted.area) > 0,
          .help = history::wants_help(known, noted.area, now)};
}

protocol::PlanReply Daemon::plan(Duration length) {
  favor_sore_areas();
  return reports_.plan(length);
}

// Asked of the history each time, which may have been cleared.
void Daemon::favor_sore_areas() {
  const WallTime now = parts_.clocks.wall();
  topics_.favor(areas_named(history::sore_areas(parts_.history.sores(now - history::sore_for), now)));
}

}  // namespace unknot

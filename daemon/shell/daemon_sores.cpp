// SPDX-License-Identifier: MIT
// How areas of the body feel, as the person told the daemon: recorded, and what breaks make of it.
#include <algorithm>
#include <ranges>
#include <string>
#include <utility>

#include "shell/daemon.hpp"
#include "words/sore.hpp"

namespace unknot {

namespace {

constexpr std::chrono::hours look_again{1};
constexpr std::chrono::seconds long_enough{30};  // to read where there is help

// Of the button that was pressed.
std::optional<history::Change> change_of(const std::string& key) {
  if (key == "sore-better") return history::Change::better;
  if (key == "sore-same") return history::Change::same;
  if (key == "sore-worse") return history::Change::worse;
  return std::nullopt;
}

std::vector<remedies::Area> areas_named(const auto& names) {
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

// Whoever gave a score is asked about it a week later, and not again for a week whether they answer or not.
void Daemon::ask_sore() {
  if (planner_.settings().sore.ask != SoreAsk::weekly || !planner_.state().undeliverable.empty()) return;
  const Instant now = planner_.state().now;
  if (sores_seen_ && now - *sores_seen_ < look_again) return;
  sores_seen_ = now;
  const WallTime wall = parts_.clocks.wall();
  const auto asked = memory_.sore_asked();
  if (asked && *asked <= wall && wall - *asked < history::sore_for) return;
  asked_of_ = history::sores_to_ask(parts_.history.sores(wall - history::scores_matter), wall);
  const auto areas = areas_named(asked_of_ | std::views::transform(&history::Sore::area));
  if (areas.empty()) return;
  presenter_.ask_sore(words::sore_question(areas));
}

// A question that nobody has seen was not put.
void Daemon::sore_asked() {
  memory_.set_sore_asked(parts_.clocks.wall());
  save();
}

bool Daemon::answer_sore(const std::string& key) {
  const auto change = change_of(key);
  if (!change) return false;
  bool help = false;
  for (const history::Sore& each : std::exchange(asked_of_, {})) {
    const auto area = remedies::from_word<remedies::Area>(each.area);
    if (area && note_sore(*area, history::score_after(each.score, *change)).help) help = true;
  }
  handle(with_life(TimePassed{}));
  if (!help || on_screen(planner_.state())) return true;
  const auto texts = words::sore_help_note();
  presenter_.note(texts.title, texts.lines, long_enough);
  return true;
}

// Asked of the history each time, which may have been cleared.
void Daemon::favor_sore_areas() {
  const WallTime now = parts_.clocks.wall();
  topics_.favor(areas_named(history::sore_areas(parts_.history.sores(now - history::sore_for), now)));
}

}  // namespace unknot

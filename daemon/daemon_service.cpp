// SPDX-License-Identifier: MIT
// What the daemon tells the command line, and the settings it reads for it.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "daemon/daemon.hpp"
#include "telling/telling.hpp"

namespace unknot {

namespace {

std::vector<std::string> texts_of(const std::vector<settings::Problem>& problems) {
  std::vector<std::string> texts;
  for (const auto& problem : problems) texts.push_back(to_string(problem));
  return texts;
}

std::string idle_source(std::span<const std::unique_ptr<desktop::Sense>> senses) {
  for (const auto& sense : senses) {
    if (const auto state = sense->state(); state.party == "idle" && !state.source.empty()) return state.source;
  }
  return "none";
}

}  // namespace

control::StatusReport Daemon::report() {
  control::StatusReport report{.status = planner_.status(parts_.clocks.now()),
                               .idle_source = idle_source(senses_),
                               .server = parts_.screen.name(),
                               .problems = texts_of(problems_)};
  if (const Topic* topic = topics_.current()) report.suggestion = told(topic->about, topic->pick.ending);
  if (const std::string& why = planner_.state().undeliverable; !why.empty()) report.problems.push_back(why);
  std::ranges::copy(parts_.history.problems(), std::back_inserter(report.problems));
  return report;
}

std::vector<control::PartyReport> Daemon::parties() {
  const std::string& undelivered = planner_.state().undeliverable;
  std::vector<control::PartyReport> parties{{.party = "notifications",
                                             .source = parts_.screen.name().value_or(""),
                                             .trouble = undelivered,
                                             .mend = "",
                                             .stops_reminders = !undelivered.empty()}};
  for (const auto& sense : senses_) {
    const desktop::PartyState state = sense->state();
    parties.push_back({.party = state.party, .source = state.source, .trouble = state.trouble, .mend = state.mend});
  }
  const bool bad = !problems_.empty();
  parties.push_back({.party = "settings",
                     .source = parts_.places.user.string(),
                     .trouble = bad ? to_string(problems_.front()) : "",
                     .mend = bad ? "unknot config check" : ""});
  return parties;
}

std::vector<protocol::PlannedBreak> Daemon::plan(Duration length) {
  const Topic* topic = topics_.reminder();
  const remedies::Rotation& rotation = topics_.rotation();
  remedies::PlanStart start{
      .planner = planner_, .rotation = rotation, .now = parts_.clocks.now(), .picked = {}, .work_began = work_began_};
  if (topic) start.picked = remedies::Picked{topic->kind, topic->pick};
  return told(remedies::plan(std::move(start), length), rotation.catalogue());
}

std::vector<std::string> Daemon::reload() {
  auto setup = load_setup(parts_.places, parts_.environment);
  take_problems(setup);
  topics_.use(std::move(setup.catalogue));
  const bool take = setup.settings.valid() && setup.settings.settings != planner_.settings();
  if (take) parts_.log.info("new settings taken over");
  handle(take ? Event{SettingsChanged{std::move(setup.settings.settings)}} : Event{TimePassed{}});
  for (const auto& sense : senses_) sense->follow(planner_.settings());
  return texts_of(problems_);
}

void Daemon::take_problems(const Setup& setup) {
  problems_ = setup.problems();
  for (auto problem : problems_) {
    if (std::exchange(problem.warning, false)) parts_.log.warn("{}", to_string(problem));
  }
  report_errors(setup.settings.problems, "Your settings have a mistake", "keeping the settings that were good");
  report_errors(setup.remedy_problems, "Your own remedies have a mistake", "leaving that entry out");
}

void Daemon::report_errors(const std::vector<reading::Problem>& problems, const std::string& title,
                           std::string_view consequence) {
  for (const auto& problem : problems) {
    if (!problem.warning) parts_.log.error("{}, {}", to_string(problem), consequence);
  }
  const auto bad = std::ranges::find(problems, false, &reading::Problem::warning);
  if (bad != problems.end() && !on_screen(planner_.state()))
    presenter_.note(title, {to_string(*bad), "See them all: unknot config check"});
}

}  // namespace unknot

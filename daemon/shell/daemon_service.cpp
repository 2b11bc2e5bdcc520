// SPDX-License-Identifier: MIT
// The daemon's side of the control interface, and reloading settings.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <iterator>
#include <ranges>
#include <span>
#include <utility>

#include "protocol/telling.hpp"
#include "shell/daemon.hpp"

namespace unknot {

namespace {

// Nobody reads more than this.
constexpr std::size_t most_told = 20;

// An error before a warning.
const toml_text::Problem* worst_of(const std::vector<toml_text::Problem>& problems) {
  const auto error = std::ranges::find(problems, false, &toml_text::Problem::warning);
  if (error != problems.end()) return &*error;
  return problems.empty() ? nullptr : &problems.front();
}

std::string sentence(const files::WatchTrouble& trouble) {
  return "changes to your settings files may not be noticed: " + trouble.text +
         (trouble.mend.empty() ? "" : "; run: " + trouble.mend);
}

// Of the settings files, for doctor.
control::PartyReport settings_party(const settings::Places& places, const toml_text::Problem* worst,
                                    const std::optional<files::WatchTrouble>& trouble) {
  control::PartyReport party{.party = "settings", .source = places.user.string(), .trouble = "", .mend = ""};
  if (worst) {
    auto problem = *worst;
    const auto fix = std::exchange(problem.fix, {});
    party.trouble = to_string(problem);
    party.mend = fix.empty() ? "unknot config check" : fix;
  } else if (trouble) {
    party.trouble = "changes may not be noticed: " + trouble->text;
    party.mend = trouble->mend;
  }
  return party;
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
                               .problems = problem_lines()};
  if (const Topic* topic = topics_.current()) report.suggestion = told(topic->about, topic->pick.ending);
  if (const std::string& why = planner_.state().undeliverable; !why.empty()) report.problems.push_back(why);
  std::ranges::copy(parts_.history.problems(), std::back_inserter(report.problems));
  if (!memory_.lost().empty()) report.problems.push_back(memory_.lost());
  report.recorded = memory_.recorded();
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
  parties.push_back(settings_party(parts_.places, worst_of(problems_), settings_watch_.trouble()));
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

protocol::ProblemsReply Daemon::reload() {
  settings_watch_.refresh();
  tell_watch_trouble();
  auto setup = load_setup(parts_.places, parts_.environment);
  auto from_environment = settings::keys_from_environment(setup.settings);
  take_problems(setup);
  topics_.use(std::move(setup.catalogue));
  const bool take = setup.settings.valid() && setup.settings.settings != planner_.settings();
  if (take) parts_.log.info("new settings applied");
  handle(take ? Event{SettingsChanged{std::move(setup.settings.settings)}} : Event{TimePassed{}});
  for (const auto& sense : senses_) sense->follow(planner_.settings());
  return {.problems = problem_lines(), .from_environment = std::move(from_environment)};
}

std::vector<std::string> Daemon::problem_lines() const {
  auto lines = to_lines(problems_, most_told);
  if (const auto trouble = settings_watch_.trouble()) lines.push_back(sentence(*trouble));
  return lines;
}

void Daemon::client_turned_away(std::size_t limit) {
  parts_.log.warn("too many clients ({}): turned away one that wanted to stay; single calls are still answered", limit);
}

void Daemon::take_problems(const Setup& setup) {
  const auto told = std::exchange(problems_, setup.problems());
  if (told == problems_) return;
  tell_problems(setup.settings.problems, "There's an error in your settings", "keeping the last valid settings");
  tell_problems(setup.remedy_problems, "There's an error in your own remedies", "ignoring that entry");
}

void Daemon::tell_problems(const std::vector<toml_text::Problem>& problems, const std::string& title,
                           std::string_view consequence) {
  for (auto problem : problems | std::views::take(most_told)) {
    const bool warning = std::exchange(problem.warning, false);
    if (warning) parts_.log.warn("{}", to_string(problem));
    if (!warning) parts_.log.error("{}, {}", to_string(problem), consequence);
  }
  if (problems.size() > most_told) {
    parts_.log.warn("and {} more; see: unknot config check", count_of(std::span(problems).subspan(most_told)));
  }
  const auto bad = std::ranges::find(problems, false, &toml_text::Problem::warning);
  if (bad != problems.end() && !on_screen(planner_.state()))
    presenter_.note(title, {message_first(*bad), "All errors: unknot config check"});
}

// Said when it begins.
void Daemon::tell_watch_trouble() {
  const auto trouble = settings_watch_.trouble();
  if (trouble && trouble != watch_trouble_told_) parts_.log.warn("{}", sentence(*trouble));
  watch_trouble_told_ = trouble;
}

void Daemon::socket_changed(const std::optional<control::ListenError>& trouble) {
  if (!trouble) return parts_.log.info("the socket was removed and has been restored");
  parts_.log.error("the socket was removed and can't be restored: {}", trouble->text);
  if (trouble->what == control::ListenError::What::already_running) stop();
}

}  // namespace unknot

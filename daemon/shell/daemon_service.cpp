// SPDX-License-Identifier: MIT
// The daemon's side of the control interface, and reloading settings.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <csignal>
#include <ranges>
#include <span>
#include <utility>

#include "shell/daemon.hpp"
#include "shell/most_told.hpp"
#include "words/notification.hpp"
#include "words/problems/listen.hpp"
#include "words/problems/located.hpp"
#include "words/problems/problem.hpp"
#include "words/status.hpp"

namespace unknot {

std::optional<RefuseRequest> Daemon::request(const Event& wish) {
  follow_clocks();
  const auto* snooze = std::get_if<SnoozeRequested>(&wish);
  const bool may_mean_limit = snooze != nullptr && !snooze->lasting;
  if (may_mean_limit && presenter_.was_last(Presenter::Passing::limit) && limit_snoozed()) return std::nullopt;
  const auto* taken = std::get_if<BreakRequested>(&wish);
  asked_view_ = taken ? taken->view : std::nullopt;
  auto refusal = handle(with_life(wish));
  asked_view_.reset();
  const bool found_nothing = refusal && refusal->why == Refusal::nothing_to_answer;
  if (found_nothing && may_mean_limit && limit_snoozed()) refusal.reset();
  return refusal;
}

// As the button of its note does; not if it was not told.
bool Daemon::limit_snoozed() {
  if (handle(with_life(LimitSnoozeRequested{}))) return false;
  forget_limit();
  return true;
}

protocol::ProblemsReply Daemon::reload() {
  auto setup = load_setup(parts_.places, parts_.environment);
  settings_watch_.refresh(std::move(setup.seen));
  report_watch_problem();
  auto from_environment = settings::keys_from_environment(setup.settings);
  take_problems(setup);
  topics_.use(std::move(setup.catalogue));
  auto next = to_apply(setup);
  const bool take = next && *next != planner_.settings();
  if (take) parts_.log.info("new settings applied");
  handle(take ? Event{SettingsChanged{*std::move(next)}} : Event{TimePassed{}});
  for (const auto& sense : senses_) sense->follow(planner_.settings());
  return {.problems = reports_.problem_lines(), .from_environment = std::move(from_environment)};
}

void Daemon::client_turned_away(std::size_t limit) {
  parts_.log.warn("too many clients ({}): turned away one that wanted to stay; single calls are still answered", limit);
}

void Daemon::take_problems(const Setup& setup) {
  const auto told = std::exchange(problems_, setup.problems());
  if (told == problems_) return;
  tell_problems(setup.settings.problems, words::settings_note, "keeping the last valid settings");
  tell_problems(setup.remedy_problems, words::own_remedies_note, "ignoring that entry");
}

void Daemon::tell_problems(const std::vector<toml_text::Problem>& problems, Note note, std::string_view consequence) {
  for (auto problem : problems | std::views::take(most_told)) {
    const bool warning = std::exchange(problem.warning, false);
    if (warning) parts_.log.warn("{}", words::line(problem));
    if (!warning) parts_.log.error("{}, {}", words::line(problem), consequence);
  }
  if (problems.size() > most_told) {
    parts_.log.warn("and {} more; see: unknot config check", count_of(std::span(problems).subspan(most_told)));
  }
  const auto bad = std::ranges::find(problems, false, &toml_text::Problem::warning);
  if (bad == problems.end() || on_screen(planner_.state())) return;
  const words::Texts texts = note(words::message_first(*bad));
  notices_.gone();
  presenter_.note(texts.title, texts.lines);
}

// Said when it begins.
void Daemon::report_watch_problem() {
  const int error = settings_watch_.error();
  if (error != 0 && error != reported_watch_error_) parts_.log.warn("{}", settings_unwatched(error));
  reported_watch_error_ = error;
}

void Daemon::socket_changed(const std::optional<control::ListenError>& problem) {
  if (!problem) return parts_.log.info("the socket was removed and has been restored");
  parts_.log.error("the socket was removed and can't be restored: {}", words::problem(*problem));
  if (problem->what == control::ListenError::What::already_running) stop();
}

// Waits for the next one before anything can go wrong with this one.
void Daemon::next_signal() {
  signals_.async_wait([this](const boost::system::error_code& error, int signal) {
    if (error) return;
    if (signal != SIGHUP) return stop();
    next_signal();
    parts_.manager.reloading();
    std::ignore = reload();
    parts_.manager.ready();
  });
}

// It is read long after it was written, so it names the time and not how long it is until then.
std::string Daemon::service_status() const {
  return words::lasting_line(planner_.status(planner_.state().now), calendar());
}

}  // namespace unknot

// SPDX-License-Identifier: MIT
#include "shell/reports.hpp"

#include <algorithm>
#include <utility>

#include "planner/on_screen.hpp"
#include "protocol/telling.hpp"
#include "shell/most_told.hpp"
#include "words/instruction.hpp"
#include "words/notification.hpp"
#include "words/problems/history.hpp"
#include "words/problems/located.hpp"
#include "words/problems/problem.hpp"
#include "words/problems/source.hpp"
#include "words/status.hpp"

namespace unknot {

namespace {

// An error before a warning.
const toml_text::Problem* worst_of(const std::vector<toml_text::Problem>& problems) {
  const auto error = std::ranges::find(problems, false, &toml_text::Problem::warning);
  if (error != problems.end()) return &*error;
  return problems.empty() ? nullptr : &problems.front();
}

// Of the settings files, for doctor.
control::SourceReport settings_source(const settings::Places& places, const toml_text::Problem* worst, int unwatched) {
  control::SourceReport report{.name = "settings", .source = places.user.string(), .problem = "", .fix = ""};
  if (worst) {
    auto shortened = *worst;
    const auto fix = std::exchange(shortened.fix, {});
    report.problem = words::line(shortened);
    report.fix = fix.empty() ? "unknot config check" : fix;
  } else if (unwatched != 0) {
    const auto problem = sources::unwatched(unwatched);
    report.problem = words::unwatched(words::problem(problem));
    report.fix = more_room(problem);
  }
  return report;
}

control::SourceReport report_of(const desktop::SourceState& state) {
  return {.name = state.name,
          .source = words::provider(state.source),
          .problem = words::problem(state.problem),
          .fix = state.fix.empty() ? words::remedy(state.problem) : state.fix};
}

// Beside the cues, unless they say it.
std::optional<std::vector<std::string>> lines_beside(const remedies::Suggestion& about) {
  return about.id.empty() ? std::nullopt : std::optional{about.during};
}

// Empty: nothing says whether the person is there.
sources::Provider idle_source(const std::vector<std::unique_ptr<desktop::Sense>>& senses) {
  for (const auto& sense : senses) {
    if (auto state = sense->state(); state.name == "idle") return std::move(state.source);
  }
  return {};
}

std::string name_or_none(const sources::Provider& source) { return source.empty() ? "none" : words::provider(source); }

}  // namespace

std::string settings_unwatched(int error) {
  const auto problem = sources::unwatched(error);
  return words::settings_unwatched(words::problem(problem), more_room(problem));
}

control::StatusReport Reports::status() const {
  const Instant now = from_.clocks.now();
  const Status status = from_.planner.status(now);
  control::StatusReport report{.status = status,
                               .reason = words::reason(status, words::calendar_at(from_.planner.state().clock, now)),
                               .holds = words::holds(status.holds),
                               .idle_source = name_or_none(idle_source(from_.senses)),
                               .server = from_.screen.name(),
                               .problems = problem_lines()};
  if (const Topic* topic = from_.topics.current()) report.suggestion = told(topic->about, topic->pick.ending);
  if (const std::string& why = from_.planner.state().undeliverable; !why.empty()) report.problems.push_back(why);
  for (const auto& problem : from_.history.problems()) report.problems.push_back(words::problem(problem));
  if (!from_.memory.lost().empty()) report.problems.push_back(from_.memory.lost());
  if (const std::string& why = from_.profile.problem(); !why.empty()) report.problems.push_back(why);
  if (const std::string& profile = from_.profile.applied(); !profile.empty()) {
    report.profile = profile;
    report.profile_until = from_.profile.until();
  }
  const desktop::SourceState sounds = from_.surroundings.sounds(from_.planner.settings(), from_.screen);
  if (!sounds.problem.empty()) report.problems.push_back(words::problem(sounds.problem));
  if (const auto why = view_problem(); !why.empty())
    report.problems.push_back(words::window_not_shown(words::problem(why)));
  report.recorded = from_.memory.recorded();
  return report;
}

desktop::Hands Reports::hands() const {
  if (idle_source(from_.senses).empty()) return desktop::Hands::unseen;
  return from_.planner.state().presence.hands_off ? desktop::Hands::off : desktop::Hands::on;
}

std::vector<control::SourceReport> Reports::sources() const {
  const std::string& undelivered = from_.planner.state().undeliverable;
  std::vector<control::SourceReport> sources{{.name = "notifications",
                                              .source = from_.screen.name().value_or(""),
                                              .problem = undelivered,
                                              .fix = "",
                                              .stops_reminders = !undelivered.empty()}};
  for (const auto& sense : from_.senses) sources.push_back(report_of(sense->state()));
  if (const auto view = view_source()) sources.push_back(*view);
  sources.push_back(report_of(from_.surroundings.sounds(from_.planner.settings(), from_.screen)));
  sources.push_back(settings_source(from_.places, worst_of(from_.problems), from_.settings_watch.error()));
  return sources;
}

sources::Problem Reports::view_problem() const {
  return from_.view == nullptr ? sources::Problem{} : from_.view->state().problem;
}

// Only where somebody wants a window, or could not get one.
std::optional<control::SourceReport> Reports::view_source() const {
  if (from_.view == nullptr) return std::nullopt;
  const desktop::SourceState state = from_.view->state();
  const bool wanted = std::ranges::any_of(from_.planner.settings().kinds,
                                          [](const Kind& kind) { return kind.enabled && kind.opens_window(); });
  if (!wanted && state.problem.empty()) return std::nullopt;
  return report_of(state);
}

protocol::PlanReply Reports::plan(Duration length) const {
  const Topic* topic = from_.topics.reminder();
  const remedies::Rotation& rotation = from_.topics.rotation();
  remedies::PlanStart start{.planner = from_.planner,
                            .rotation = rotation,
                            .now = from_.clocks.now(),
                            .picked = {},
                            .work_began = from_.work_began};
  if (topic) start.picked = remedies::Picked{topic->kind, topic->pick};
  return told(remedies::plan(std::move(start), length), [&](const remedies::PlannedBreak& each) {
    return words::suggestion(rotation.catalogue(), each.pick, each.kind).name;
  });
}

std::optional<protocol::Guide> Reports::guide() const {
  const auto& begun = from_.planner.state().begun;
  const Topic* topic = from_.topics.begun();
  if (!begun || topic == nullptr) return std::nullopt;
  const auto left = std::clamp(begun->until - from_.clocks.now(), Duration{}, begun->lasts);
  auto guide = guide_of(*topic, begun->lasts);
  guide.elapsed_ms = std::chrono::duration_cast<std::chrono::milliseconds>(begun->lasts - left).count();
  guide.strict = begun->strict;
  return guide;
}

protocol::ReminderReply Reports::reminder() const {
  const auto seen = on_screen(from_.planner.state());
  const Topic* topic = from_.topics.reminder();
  if (!seen || seen->what != OnScreen::What::reminder || topic == nullptr) return {};
  const Settings& settings = from_.planner.settings();
  const Kind kind = kind_of(settings, seen->kind);
  protocol::ReminderReply reply{.guide = guide_of(*topic, kind.lasts), .snooze_s = {}};
  reply.guide->strict = kind.strict;
  if (from_.planner.status(from_.clocks.now()).snoozes_left.value_or(0) > 0)
    reply.snooze_s = std::chrono::ceil<std::chrono::seconds>(settings.snooze).count();
  return reply;
}

protocol::Guide Reports::guide_of(const Topic& topic, Duration lasts) const {
  const auto guide = remedies::guide(from_.topics.rotation().catalogue(), topic.pick, lasts);
  const auto about = told(topic.about, topic.pick.ending);
  return protocol::Guide{.kind = topic.kind,
                         .remedy = about.remedy,
                         .name = about.name,
                         .companion = about.companion,
                         .lasts_s = std::chrono::ceil<std::chrono::seconds>(lasts).count(),
                         .elapsed_ms = 0,
                         .steps = told(guide.cues, words::instruction),
                         .strict = {},
                         .lines = lines_beside(topic.about)};
}

std::vector<std::string> Reports::problem_lines() const {
  auto lines = words::lines(from_.problems, most_told);
  if (const int error = from_.settings_watch.error()) lines.push_back(settings_unwatched(error));
  return lines;
}

}  // namespace unknot

// SPDX-License-Identifier: MIT
// `unknot remedy try`: needs no daemon, and nothing is recorded.
#include "client/own_setup.hpp"
#include "guided/guided.hpp"
#include "planner/calendar/duration.hpp"
#include "protocol/telling.hpp"
#include "remedy/remedy_verbs.hpp"
#include "remedy/window.hpp"
#include "words/commands/deeds.hpp"
#include "words/commands/settings/remedy.hpp"
#include "words/instruction.hpp"
#include "words/problems/mistake.hpp"
#include "words/reminder.hpp"

namespace unknot::cli {

namespace {

using remedies::Remedy;
using remedies::Role;
using std::chrono::seconds;

constexpr Duration shortest_try = seconds{5};
constexpr Duration longest_try = std::chrono::hours{1};

std::expected<Duration, std::string> read_try_length(const std::string& text) {
  const auto lasts = parse_duration(text);
  if (!lasts) return std::unexpected(words::mistake(lasts.error()));
  if (*lasts < shortest_try || *lasts > longest_try) return std::unexpected(words::wrong_try_length());
  return *lasts;
}

remedies::Guide guide_for(const Remedy& remedy, Duration lasts) {
  if (remedy.role == Role::stretch) return remedies::guide(remedy, lasts);
  remedies::Guide guide{.lasts = lasts, .cues = {}};
  guide.cues.push_back({.at = {}, .says = {.what = remedies::Instruction::What::take_time}});
  return guide;
}

GuidedBreak about(const Remedy& remedy, Duration lasts) {
  GuidedBreak about{.title = words::guided_title(remedy.name, lasts),
                    .steps = remedy.steps,
                    .lines = {},
                    .guide = guide_for(remedy, lasts)};
  const std::string space = remedy.dose.empty() || remedy.caution.empty() ? "" : " ";
  about.lines = {remedy.dose + space + remedy.caution};
  return about;
}

// What stands in the window where no figure shows it.
std::vector<std::string> lines_of(const Remedy& remedy, const remedies::Catalogue& catalogue) {
  if (remedy.role != Role::stretch) return remedy.steps;
  return words::suggestion(catalogue, {.remedy = remedy.id}, "").during;
}

protocol::Guide window_guide(const Remedy& remedy, const remedies::Guide& guide, std::vector<std::string> lines) {
  return {.kind = "",
          .remedy = remedy.id,
          .name = remedy.name,
          .companion = {},
          .lasts_s = std::chrono::ceil<seconds>(guide.lasts).count(),
          .elapsed_ms = 0,
          .steps = told(guide.cues, words::instruction),
          .lines = std::move(lines)};
}

}  // namespace

namespace verb {

void RemedyTry::describe(Syntax<RemedyTry>& syntax) {
  syntax.argument("ID", "For example chin-tuck", &RemedyTry::id);
  syntax.option("--lasts", "DURATION", "How long, 5s to 1h (default 1m)", &RemedyTry::lasts, {"30s", "1m", "2m", "5m"},
                read_try_length);
  syntax.flag("--view", "In a window", &RemedyTry::view);
  syntax.flag("--screen", "On the full screen", &RemedyTry::screen);
  syntax.check(
      [](const RemedyTry& asked, const Options&) { return not_both(asked.view, asked.screen, "--view", "--screen"); });
}

int RemedyTry::run(const Options& options, Output& output) const {
  const Setup setup = own_setup(options);
  const Remedy* remedy = find_remedy(id, setup.catalogue, output);
  if (remedy == nullptr) return exit_usage;
  if (view || screen) {
    auto guide = window_guide(*remedy, guide_for(*remedy, lasts), lines_of(*remedy, setup.catalogue));
    return in_window(guide, screen, output);
  }
  const Interrupt interrupt;
  GuidedView view(about(*remedy, lasts), Duration{}, output);
  while (view.refresh() && !view.over()) {
    if (!interrupt.wait_until(view.next())) continue;
    view.leave();
    return stopped(output);
  }
  view.leave();
  output.print_line(words::done_line());
  return exit_done;
}

}  // namespace verb

}  // namespace unknot::cli

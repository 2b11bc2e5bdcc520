// SPDX-License-Identifier: MIT
#include "verbs/guided_verbs.hpp"

#include <unistd.h>

#include <tuple>

#include "client/reach.hpp"
#include "planner/duration.hpp"
#include "protocol/telling.hpp"
#include "remedies/texts.hpp"
#include "setup/setup.hpp"
#include "verbs/remedy_verbs.hpp"

namespace unknot::cli {

namespace {

using protocol::State;
using protocol::Status;
using remedies::Remedy;
using remedies::Role;
using std::chrono::seconds;

constexpr Duration shortest_try = seconds{5};
constexpr Duration longest_try = std::chrono::hours{1};

Setup load(const CommandLine& line) {
  const auto environment = settings::read_environment();
  return load_setup(settings::find_places(environment, line.config), environment);
}

std::expected<Duration, std::string> try_length(const CommandLine& line) {
  const auto lasts = parse_duration(line.lasts.value_or("1m"));
  if (!lasts) return std::unexpected(lasts.error());
  if (*lasts < shortest_try || *lasts > longest_try) return std::unexpected("--lasts must be a duration from 5s to 1h");
  return *lasts;
}

remedies::Guide guide_for(const Remedy& remedy, Duration lasts) {
  if (remedy.role == Role::stretch) return remedies::guide(remedy, lasts);
  remedies::Guide guide{.lasts = lasts, .cues = {}};
  guide.cues.push_back({.at = {}, .text = "Take your time."});
  return guide;
}

GuidedBreak about(const Remedy& remedy, Duration lasts) {
  GuidedBreak about{.title = remedy.name + ", " + exact_length(lasts),
                    .steps = remedy.steps,
                    .lines = {},
                    .guide = guide_for(remedy, lasts)};
  const std::string space = remedy.dose.empty() || remedy.caution.empty() ? "" : " ";
  about.lines = {remedy.dose + space + remedy.caution};
  return about;
}

// For a remedy unknown to this program, the daemon's text is used.
GuidedBreak about(const protocol::Suggestion& suggestion, const remedies::Catalogue& catalogue, Duration lasts) {
  const remedies::Pick pick{.remedy = suggestion.remedy.value_or(""), .ending = ending_of(suggestion)};
  GuidedBreak about{.title = suggestion.name + ", " + exact_length(lasts),
                    .steps = {},
                    .lines = suggestion.lines,
                    .guide = remedies::guide(catalogue, pick, lasts)};
  if (const Remedy* remedy = catalogue.find(pick.remedy); remedy != nullptr && !about.lines.empty()) {
    about.steps = remedy->steps;
    about.lines.erase(about.lines.begin());
  }
  if (suggestion.companion) about.lines.push_back(remedies::companion_text(*suggestion.companion));
  return about;
}

int stopped(Output& output) {
  output.print_line("Stopped.");
  return exit_interrupted;
}

// How a break that is followed came to its end.
struct Followed {
  bool stopped = false;         // Ctrl-C
  std::optional<Status> after;  // none: the daemon has ended
};

std::expected<Followed, ClientError> follow(Client& client, GuidedView& view, const Interrupt& interrupt) {
  Followed followed;
  const auto each = [&](const boost::json::object& reply) {
    const auto status = read_status(reply);
    if (!status || status->state == State::begun) return true;
    followed.after = status;
    return false;
  };
  const Alarm alarm{.next = [&] { return view.over() ? std::nullopt : std::optional{view.next()}; },
                    .ring =
                        [&] {
                          followed.stopped = interrupt.pressed();
                          return !followed.stopped && view.refresh();
                        },
                    .also = interrupt.descriptor()};
  const auto ended = client.stream(protocol::method::Watch::name, {}, each, alarm);
  if (!ended) return std::unexpected(ended.error());
  return followed;
}

int stop_break(const CommandLine& line, Output& output) {
  if (auto client = reach(line)) {
    // Over already: then there is nothing to stop.
    std::ignore = client->call(protocol::method::Answer{protocol::AnswerWord::skip, {}});
  }
  return stopped(output);
}

// Only a completed break resets the work; without work before it, it can't be told.
std::string end_word(const Status& before, const Status& after, bool in_time) {
  if (in_time || after.since_rest_s < before.since_rest_s) return "done";
  return before.since_rest_s > 0 || after.state == State::paused ? "stop" : "over";
}

}  // namespace

int remedy_try(const CommandLine& line, Output& output) {
  const Setup setup = load(line);
  const Remedy* remedy = named_remedy(line, setup.catalogue, output);
  if (remedy == nullptr) return exit_usage;
  const auto lasts = try_length(line);
  if (!lasts) return output.wrong_usage(line.verb, lasts.error());
  const Interrupt interrupt;
  GuidedView view(about(*remedy, *lasts), Duration{}, output);
  while (view.refresh() && !view.over()) {
    if (!interrupt.wait_until(view.next())) continue;
    view.leave();
    return stopped(output);
  }
  view.leave();
  output.print_line("Done.");
  return exit_done;
}

bool leads_through(const CommandLine& line) {
  const bool begins = line.verb == "start" || line.verb == "break";
  return begins && !line.json && !line.quiet && ::isatty(STDOUT_FILENO) == 1;
}

int follow_break(const CommandLine& line, const Status& status, const protocol::Suggestion& suggestion,
                 const Interrupt& interrupt, Output& output) {
  const Duration left = seconds{status.left_s.value_or(0)};
  const Duration lasts = seconds{status.lasts_s.value_or(status.left_s.value_or(0))};
  GuidedView view(about(suggestion, load(line).catalogue, lasts), lasts - left, output);
  view.refresh();
  auto client = reach(line);
  if (!client) return fail(client.error(), output);
  const auto followed = follow(*client, view, interrupt);
  const bool in_time = followed && followed->after && view.nearly_over();
  if (in_time) view.finish();
  view.leave();
  if (!followed) return fail(followed.error(), output);
  if (followed->stopped) return stop_break(line, output);
  if (const auto& after = followed->after) {
    output.print_line(done_line(end_word(status, *after, in_time), *after, calendar_now()));
    return exit_done;
  }
  output.complain(has_ended_text());
  return exit_not_running;
}

}  // namespace unknot::cli

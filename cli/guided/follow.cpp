// SPDX-License-Identifier: MIT
#include "guided/follow.hpp"

#include <unistd.h>

#include <tuple>

#include "client/own_setup.hpp"
#include "client/reach.hpp"
#include "protocol/telling.hpp"
#include "words/commands/settings/remedy.hpp"
#include "words/reminder.hpp"

namespace unknot::cli {

namespace {

using protocol::State;
using protocol::Status;
using remedies::Remedy;
using std::chrono::seconds;

// What is no remedy, or one unknown to this program, is guided by the first line of the daemon's text.
GuidedBreak about(const protocol::Suggestion& suggestion, const remedies::Catalogue& catalogue, Duration lasts) {
  const Remedy* remedy = catalogue.find(suggestion.remedy.value_or(""));
  remedies::Pick pick{.remedy = suggestion.remedy.value_or(""), .ending = ending_of(suggestion)};
  GuidedBreak about{
      .title = words::guided_title(suggestion.name, lasts), .steps = {}, .lines = suggestion.lines, .guide = {}};
  if (!about.lines.empty()) {
    if (!remedy) pick.own_line = about.lines.front();
    about.lines.erase(about.lines.begin());
  }
  if (remedy) about.steps = remedy->steps;
  about.guide = remedies::guide(catalogue, pick, lasts);
  if (suggestion.companion) about.lines.push_back(words::companion_text(*suggestion.companion));
  return about;
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

int stop_break(const Options& options, Output& output) {
  if (auto client = reach(options)) {
    // Over already: then there is nothing to stop.
    std::ignore = client->call(protocol::method::Answer{protocol::AnswerWord::skip, {}});
  }
  return stopped(output);
}

// Only a completed break resets the work; without work before it, it can't be told.
Deed deed_at_end(const Status& before, const Status& after, bool in_time) {
  if (in_time || after.since_rest_s < before.since_rest_s) return Deed::done;
  return before.since_rest_s > 0 || after.state == State::paused ? Deed::stopped : Deed::over;
}

}  // namespace

bool leads_through(const Options& options) {
  return !options.json && !options.quiet && (options.plain || ::isatty(STDOUT_FILENO) == 1);
}

int follow_break(const Options& options, const Status& status, const protocol::Suggestion& suggestion,
                 const Interrupt& interrupt, Output& output) {
  const Duration left = seconds{status.left_s.value_or(0)};
  const Duration lasts = seconds{status.lasts_s.value_or(status.left_s.value_or(0))};
  GuidedView view(about(suggestion, own_setup(options).catalogue, lasts), lasts - left, output);
  view.refresh();
  auto client = reach(options);
  if (!client) return fail(client.error(), output);
  const auto followed = follow(*client, view, interrupt);
  const bool in_time = followed && followed->after && view.nearly_over();
  if (in_time) view.finish();
  view.leave();
  if (!followed) return fail(followed.error(), output);
  if (followed->stopped) return stop_break(options, output);
  if (const auto& after = followed->after) {
    output.print_line(done_line(deed_at_end(status, *after, in_time), *after, calendar_now()));
    return exit_done;
  }
  output.complain(has_ended_text());
  return exit_not_running;
}

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
#include "verbs/steering.hpp"

#include "clocks/zone.hpp"
#include "guided/follow.hpp"
#include "verbs/request.hpp"
#include "words/commands/usage.hpp"

namespace unknot::cli::verb {

namespace {

namespace method = protocol::method;
using protocol::AnswerWord;
using std::chrono::seconds;

std::int64_t whole_seconds(Duration duration) { return std::chrono::ceil<seconds>(duration).count(); }

// Nobody remembers a reminder snoozed for longer.
bool beyond_tomorrow(WallTime until, WallTime now) {
  using std::chrono::days;
  return wall_to_local(until) >= std::chrono::floor<days>(wall_to_local(now)) + days{2};
}

std::expected<Snooze::Length, std::string> read_length(const std::string& text, WallTime now) {
  const auto when = parse_lasting(text, now);
  if (!when) return std::unexpected(when.error());
  const auto* moment = std::get_if<Moment>(&*when);
  const Duration length = moment != nullptr ? moment->at - now : std::get<Duration>(*when);
  if (beyond_tomorrow(now + length, now)) return std::unexpected(words::snooze_too_long());
  return Snooze::Length{length, moment != nullptr ? moment->note : ""};
}

int tell(const StatusAnswer& answer, Deed deed, const std::string& note, const Options& options, Output& output) {
  if (options.json) {
    output.print_json(answer.object);
  } else if (!options.quiet) {
    const std::string line = done_line(deed, answer.status, calendar_now());
    output.print_line(note.empty() ? line : line + " " + note);
  }
  return exit_done;
}

// `note` says what was assumed.
int steer(const Request& request, Deed deed, const Options& options, Output& output, const std::string& note = "") {
  const auto answer = ask_status(options, request);
  return answer ? tell(*answer, deed, note, options, output) : fail(answer.error(), output);
}

// Begins a break, and leads through it.
int begin(const Request& request, const Options& options, Output& output) {
  std::optional<Interrupt> interrupt;
  if (leads_through(options)) interrupt.emplace();
  const auto answer = ask_status(options, request);
  if (!answer) return fail(answer.error(), output);
  const protocol::Status& status = answer->status;
  if (interrupt && status.state == protocol::State::begun && status.suggestion)
    return follow_break(options, status, *status.suggestion, *interrupt, output);
  return tell(*answer, Deed::started, "", options, output);
}

// A break that runs hides a pause without an end.
Deed deed_of_resume(const protocol::Status& before) {
  if (before.state == protocol::State::paused || before.paused_until) return Deed::resumed;
  return before.state == protocol::State::begun ? Deed::unpaused : Deed::nothing_paused;
}

method::Pause wish_of(const Pause& pause) {
  method::Pause wish;
  if (pause.indefinite) wish.indefinite = true;
  if (!pause.when) return wish;
  if (const auto* length = std::get_if<Duration>(&*pause.when)) {
    wish.seconds = whole_seconds(*length);
  } else {
    wish.until = std::chrono::floor<seconds>(std::get<Moment>(*pause.when).at).time_since_epoch().count();
  }
  return wish;
}

std::string note_of(const Pause& pause) {
  const auto* moment = pause.when ? std::get_if<Moment>(&*pause.when) : nullptr;
  return moment != nullptr ? moment->note : "";
}

int put_off(const Snooze& snooze, const Options& options, Output& output) {
  method::AnswerNext answer{protocol::NextAnswer::snooze, {}};
  if (snooze.length) answer.seconds = whole_seconds(snooze.length->duration);
  return steer(request(answer), Deed::put_off, options, output, snooze.length ? snooze.length->note : "");
}

}  // namespace

int Start::run(const Options& options, Output& output) const {
  return begin(request(method::Answer{AnswerWord::start, {}}), options, output);
}

int Done::run(const Options& options, Output& output) const {
  return steer(request(method::Answer{AnswerWord::done, {}}), Deed::done, options, output);
}

void Skip::describe(Syntax<Skip>& syntax) {
  syntax.flag("--next", "Skip the next break before it is due", &Skip::next);
  syntax.flag("--force", "Skip it even if it is strict", &Skip::force);
  syntax.check([](const Skip& skip, const Options&) -> Objection {
    if (!skip.next || !skip.force) return std::nullopt;
    return words::not_with("--force", "--next");
  });
}

int Skip::run(const Options& options, Output& output) const {
  if (next) return steer(request(method::AnswerNext{protocol::NextAnswer::skip, {}}), Deed::skipped, options, output);
  if (force) return steer(request(method::ForceSkip{}), Deed::skipped, options, output);
  return steer(request(method::Answer{AnswerWord::skip, {}}), Deed::skipped, options, output);
}

void Snooze::describe(Syntax<Snooze>& syntax) {
  syntax.argument("[WHEN...]", "A duration or a time: 10m, until 15:00 (default: the snooze setting)", &Snooze::length,
                  {"5m", "10m", "15m", "until"},
                  [clock = syntax.clock()](const std::string& text) { return read_length(text, clock()); });
  syntax.flag("--next", "Put off the next break before it is due", &Snooze::next);
}

int Snooze::run(const Options& options, Output& output) const {
  if (next) return put_off(*this, options, output);
  method::Answer answer{AnswerWord::snooze, {}};
  if (length) answer.seconds = whole_seconds(length->duration);
  return steer(request(answer), Deed::snoozed, options, output, length ? length->note : "");
}

void Break::describe(Syntax<Break>& syntax) {
  syntax.argument("[KIND]", "Kind of break: stretch, rest, ...", &Break::kind);
  syntax.flag("--view", "Show the break in a window", &Break::view);
  syntax.flag("--screen", "Show the break on the whole screen", &Break::screen);
  syntax.check(
      [](const Break& asked, const Options&) { return not_both(asked.view, asked.screen, "--view", "--screen"); });
}

int Break::run(const Options& options, Output& output) const {
  if (!view && !screen) return begin(request(method::TakeBreak{kind, {}}), options, output);
  const auto where = screen ? protocol::ViewMode::screen : protocol::ViewMode::window;
  return steer(request(method::TakeBreak{kind, where}), Deed::started, options, output);
}

void Pause::describe(Syntax<Pause>& syntax) {
  syntax.argument("[WHEN...]", "A duration or a time: 45m, until 14:00, today, monday, 24 dec", &Pause::when,
                  {"30m", "1h", "2h", "until", "today", "tomorrow"},
                  [clock = syntax.clock()](const std::string& text) { return parse_lasting(text, clock()); });
  syntax.flag("--indefinite", "Until you resume", &Pause::indefinite);
  syntax.check([](const Pause& pause, const Options&) -> Objection {
    if (!pause.indefinite || !pause.when) return std::nullopt;
    return words::not_with_a_time("--indefinite");
  });
}

int Pause::run(const Options& options, Output& output) const {
  return steer(request(wish_of(*this)), Deed::paused, options, output, note_of(*this));
}

int Resume::run(const Options& options, Output& output) const {
  auto client = reach(options);
  if (!client) return fail(client.error(), output);
  const auto before = ask_status(*client, request(method::GetStatus{}));
  if (!before) return fail(before.error(), output);
  const auto after = ask_status(*client, request(method::Resume{}));
  if (!after) return fail(after.error(), output);
  return tell(*after, deed_of_resume(before->status), "", options, output);
}

int Reset::run(const Options& options, Output& output) const {
  return steer(request(method::Reset{}), Deed::reset, options, output);
}

}  // namespace unknot::cli::verb

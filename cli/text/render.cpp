// SPDX-License-Identifier: MIT
#include "text/render.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

#include "planner/calendar/duration.hpp"
#include "protocol/mapping.hpp"
#include "protocol/status_telling.hpp"
#include "strings/printable.hpp"
#include "strings/quote.hpp"
#include "text/wrap.hpp"
#include "toml_text/suggest.hpp"
#include "words/status.hpp"
#include "words/status_page.hpp"

namespace unknot::cli {

namespace {

using protocol::Kind;
using protocol::State;
using protocol::Status;
using std::chrono::seconds;

std::string spoken(std::int64_t count) { return spoken_duration(seconds{count}); }

std::string warning(const std::string& text, Look look) { return look.color ? "\033[33m" + text + "\033[0m" : text; }

std::string kinds_table(const std::vector<words::KindLine>& kinds, Look look) {
  std::size_t name_width = 0;
  std::size_t due_width = 0;
  for (const words::KindLine& kind : kinds) {
    name_width = std::max(name_width, columns_of(kind.name));
    due_width = std::max(due_width, columns_of(kind.due));
  }
  std::string table;
  for (const auto& [name, due, rule] : kinds) {
    table += "  " + padded(name, name_width) + "  " + padded(due, due_width) + "  " + dim(rule, look) + "\n";
  }
  return table;
}

constexpr std::size_t label_width = 14;

std::string lines_of(const std::vector<words::Fact>& facts, const auto& decorated) {
  std::string text;
  for (const auto& [label, value] : facts) {
    const std::string gap(label_width - std::min(label_width - 1, columns_of(label)), ' ');
    text += fmt::format("{}{}{}\n", decorated(label), gap, value);
  }
  return text;
}

words::Surroundings surroundings(const Status& status) {
  return {
      .about = status.suggestion ? std::optional{status.suggestion->name} : std::nullopt,
      .idle_source = status.idle_source,
      .server = status.server,
      .holds = tells_holds(status) ? words::holds(status_of(status).holds) : status.holds,
      .problems = status.problems,
      .profile = status.profile,
      .profile_until = status.profile_until ? std::optional{WallTime{seconds{*status.profile_until}}} : std::nullopt};
}

const Kind* find_kind(const Status& status, const std::string& name) {
  const auto found = std::ranges::find(status.kinds, name, &Kind::name);
  return found == status.kinds.end() ? nullptr : &*found;
}

// "at 10:47" or "tomorrow 00:10", when `left` is over.
std::string at_end_of(std::int64_t left, const Calendar& calendar) {
  return calendar.say_when(calendar.now + seconds{left});
}

std::string next_line(const Status& status, const Calendar& calendar) {
  if (status.state != State::working || !status.next_kind || !status.next_in_s)
    return words::as_sentence(status.reason);
  return fmt::format("Next {} {} (in {}).", *status.next_kind, at_end_of(*status.next_in_s, calendar),
                     spoken(*status.next_in_s));
}

std::string paused_line(const Status& status, const Calendar& calendar) {
  if (status.state != State::paused) return words::as_sentence(status.reason);
  if (!status.paused_until) return "Paused until you resume: unknot resume.";
  const WallTime until{seconds{*status.paused_until}};
  const Duration left = status.left_s ? seconds{*status.left_s} : std::max(Duration{}, until - calendar.now);
  return fmt::format("Paused until {} ({}).", calendar.say(until), spoken_duration(left));
}

std::string begun_line(const Status& status) {
  if (status.state != State::begun || !status.kind) return words::as_sentence(status.reason);
  const Kind* kind = find_kind(status, *status.kind);
  const std::int64_t length = kind != nullptr ? kind->lasts_s : status.left_s.value_or(0);
  return fmt::format("Break started: {}, {}.", *status.kind, spoken(length));
}

// Without a reminder, the limit of the day was snoozed.
std::string snoozed_line(const Status& status, const Calendar& calendar) {
  if (!status.snoozes_left && status.day_limit_again_s)
    return fmt::format("Snoozed. You're told of the day's limit again after {} of work.",
                       spoken(*status.day_limit_again_s));
  if (status.state != State::snoozed || !status.left_s) return "Snoozed. " + words::as_sentence(status.reason);
  return fmt::format("Snoozed. Next reminder {}.", at_end_of(*status.left_s, calendar));
}

template <typename Error>
std::optional<Error> as(std::string_view error, const boost::json::object& parameters) {
  if (error != Error::name) return std::nullopt;
  auto read = protocol::from_object<Error>(parameters, protocol::Unknown::ignored);
  return read ? std::optional{*read} : std::nullopt;
}

// A method that earlier versions did not have.
bool is_newer(const boost::json::object& parameters) {
  const auto* method = parameters.if_contains("method");
  return method != nullptr && method->is_string() &&
         (method->get_string() == protocol::method::AnswerNext::name ||
          method->get_string() == protocol::method::ForceSkip::name);
}

}  // namespace

std::string bold(const std::string& text, Look look) { return look.color ? "\033[1m" + text + "\033[0m" : text; }
std::string dim(const std::string& text, Look look) { return look.color ? "\033[2m" + text + "\033[0m" : text; }

std::string reason_line(const Status& status, const Calendar& calendar) {
  return tells_causes(status) ? words::reason(status_of(status), calendar) : status.reason;
}

std::string status_block(const Status& status, const Calendar& calendar, Look look) {
  const unknot::Status known = status_of(status);
  const words::Surroundings around = surroundings(status);
  const auto plain = [](const std::string& label) { return label; };
  const auto alarming = [&](const std::string& label) { return warning(label, look); };
  return bold(words::as_sentence(reason_line(status, calendar)), look) + "\n\n" +
         kinds_table(words::kind_lines(known, calendar), look) + "\n" +
         lines_of(words::facts(known, around, calendar), plain) + lines_of(words::problem_facts(around), alarming);
}

std::string done_line(Deed deed, const Status& status, const Calendar& calendar) {
  switch (deed) {
    case Deed::started: return begun_line(status);
    case Deed::done: return "Done. " + next_line(status, calendar);
    case Deed::skipped: return "Skipped. " + next_line(status, calendar);
    case Deed::snoozed: return snoozed_line(status, calendar);
    case Deed::put_off: return "Put off. " + next_line(status, calendar);
    case Deed::paused: return paused_line(status, calendar);
    case Deed::resumed: return "Resumed. " + next_line(status, calendar);
    case Deed::nothing_paused: return "Nothing was paused. " + next_line(status, calendar);
    case Deed::unpaused: return "No pause is in effect. " + next_line(status, calendar);
    case Deed::reset: return "All timers restarted. " + next_line(status, calendar);
    case Deed::stopped: return "Stopped. " + next_line(status, calendar);
    case Deed::over: return "The break is over. " + next_line(status, calendar);
  }
  std::unreachable();
}

namespace {

std::string ways_to_end(std::optional<bool> strict) {
  return strict.value_or(false) ? "It is strict. To stop it all the same: unknot skip --force"
                                : "End it: unknot done or unknot skip";
}

std::string no_snooze_left(const protocol::error::SnoozeLimitReached& refused) {
  const bool strict = refused.strict.value_or(false);
  if (refused.ahead.value_or(false))
    return fmt::format("The next break has been put off {} times, the maximum.{}", refused.limit,
                       strict ? "" : " To skip it: unknot skip --next");
  return fmt::format("This break has been snoozed {} times, the maximum. Answer it: unknot start{}", refused.limit,
                     strict ? "" : ", done or skip");
}

// Of strict breaks, of what is asked ahead of time, and of profiles.
std::optional<std::string> refusal_of_plans(std::string_view error, const boost::json::object& parameters) {
  namespace refused = protocol::error;
  if (const auto strict = as<refused::BreakIsStrict>(error, parameters)) {
    return fmt::format("{} is strict: it has to be taken. To skip it all the same: unknot skip --force", strict->kind);
  }
  if (const auto waits = as<refused::ReminderWaits>(error, parameters)) {
    return fmt::format("{} is due already. Answer it: unknot start{}", waits->kind,
                       waits->strict.value_or(false) ? " or snooze" : ", snooze or skip");
  }
  if (as<refused::NothingAhead>(error, parameters)) {
    return "No break is coming: none that counts work is on. See them: unknot config show";
  }
  if (const auto unknown = as<refused::UnknownProfile>(error, parameters)) {
    return unknown_profile(unknown->profile, unknown->known);
  }
  if (const auto invalid = as<refused::InvalidSettings>(error, parameters)) {
    const auto others = invalid->problems.size() > 1 ? fmt::format(" (and {} more)", invalid->problems.size() - 1) : "";
    return fmt::format("Nothing was changed because of an error: {}{}",
                       invalid->problems.empty() ? "not known" : invalid->problems.front(), others);
  }
  return std::nullopt;
}

}  // namespace

std::string refusal(std::string_view error, const boost::json::object& parameters) {
  namespace refused = protocol::error;
  if (const auto nothing = as<refused::NothingToAnswer>(error, parameters)) {
    return fmt::format("No break to {}: none is due. To take one now: unknot break",
                       nothing->answer == "done" ? "mark as done" : nothing->answer);
  }
  if (const auto limit = as<refused::SnoozeLimitReached>(error, parameters)) {
    return no_snooze_left(*limit);
  }
  if (const auto unknown = as<refused::UnknownKind>(error, parameters)) {
    const std::string meant = toml_text::nearest(unknown->kind, unknown->known);
    return fmt::format("No break is named '{}'{} Known: {}.", unknown->kind,
                       meant.empty() ? "." : "; did you mean '" + meant + "'?", fmt::join(unknown->known, ", "));
  }
  if (const auto busy = as<refused::BreakUnderWay>(error, parameters)) {
    return fmt::format("A break is already running: {}. {}", busy->kind, ways_to_end(busy->strict));
  }
  if (auto later = refusal_of_plans(error, parameters)) return *std::move(later);
  if (error == "org.varlink.service.MethodNotFound" && is_newer(parameters)) {
    return "The running daemon is too old for this. Restart it: systemctl --user restart unknot";
  }
  if (const auto crowded = as<refused::TooManyClients>(error, parameters)) {
    return fmt::format("The daemon has too many clients ({}). Close one, such as an unknot watch", crowded->limit);
  }
  return "";
}

std::string unknown_profile(const std::string& profile, const std::vector<std::string>& known) {
  const std::string meant = toml_text::nearest(profile, known);
  return fmt::format("No profile is named {}{} List them: unknot profile list", in_quotes(profile),
                     meant.empty() ? "." : "; did you mean '" + meant + "'?");
}

std::string wrong_call(std::string_view error, const boost::json::object& parameters) {
  const auto named = [&](const char* parameter) {
    const auto* value = parameters.if_contains(parameter);
    return value != nullptr && value->is_string() ? printable(value->get_string()) : std::string{};
  };
  if (error == "org.varlink.service.MethodNotFound")
    return fmt::format("The daemon has no method {}. List them: unknot introspect", named("method"));
  if (error == "org.varlink.service.InterfaceNotFound")
    return fmt::format("The daemon has no interface {}. It has org.unknot.control and org.varlink.service",
                       named("interface"));
  if (error == "org.varlink.service.InvalidParameter")
    return fmt::format("The daemon rejected the value of '{}'. See the interface: unknot introspect",
                       named("parameter"));
  return "";
}

}  // namespace unknot::cli

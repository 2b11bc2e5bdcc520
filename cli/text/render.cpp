// SPDX-License-Identifier: MIT
#include "text/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

#include "protocol/mapping.hpp"
#include "protocol/status_telling.hpp"
#include "strings/printable.hpp"
#include "text/wrap.hpp"
#include "toml_text/suggest.hpp"
#include "words/commands/refusals.hpp"
#include "words/status.hpp"
#include "words/status_page.hpp"

namespace unknot::cli {

namespace {

using protocol::Kind;
using protocol::State;
using protocol::Status;
using std::chrono::seconds;

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

std::string next_line(const Status& status, const Calendar& calendar) {
  if (status.state != State::working || !status.next_kind || !status.next_in_s)
    return words::as_sentence(status.reason);
  return words::next_break_line(*status.next_kind, seconds{*status.next_in_s}, calendar);
}

std::string paused_line(const Status& status, const Calendar& calendar) {
  if (status.state != State::paused) return words::as_sentence(status.reason);
  if (!status.paused_until) return words::paused_line({}, {}, calendar);
  const WallTime until{seconds{*status.paused_until}};
  const Duration left = status.left_s ? seconds{*status.left_s} : std::max(Duration{}, until - calendar.now);
  return words::paused_line(until, left, calendar);
}

std::string begun_line(const Status& status) {
  if (status.state != State::begun || !status.kind) return words::as_sentence(status.reason);
  const Kind* kind = find_kind(status, *status.kind);
  return words::break_started_line(*status.kind, seconds{kind != nullptr ? kind->lasts_s : status.left_s.value_or(0)});
}

// Without a reminder, the limit of the day was snoozed.
std::string snoozed_line(const Status& status, const Calendar& calendar) {
  if (!status.snoozes_left && status.day_limit_again_s)
    return words::snoozed_limit_line(seconds{*status.day_limit_again_s});
  if (status.state != State::snoozed || !status.left_s)
    return words::snoozed_for_reason(words::as_sentence(status.reason));
  return words::snoozed_line(seconds{*status.left_s}, calendar);
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
    case Deed::snoozed: return snoozed_line(status, calendar);
    case Deed::paused: return paused_line(status, calendar);
    default: return words::deed(deed, next_line(status, calendar));
  }
}

namespace {

std::string no_snooze_left(const protocol::error::SnoozeLimitReached& refused) {
  const bool strict = refused.strict.value_or(false);
  return refused.ahead.value_or(false) ? words::no_putting_off_left(refused.limit, strict)
                                       : words::no_snooze_left(refused.limit, strict);
}

std::string invalid_settings(const std::vector<std::string>& problems) {
  if (problems.empty()) return words::unchanged_by_error({}, 0);
  return words::unchanged_by_error(problems.front(), static_cast<long>(problems.size()) - 1);
}

// Of strict breaks, of what is asked ahead of time, and of profiles.
std::optional<std::string> refusal_of_plans(std::string_view error, const boost::json::object& parameters) {
  namespace refused = protocol::error;
  if (const auto strict = as<refused::BreakIsStrict>(error, parameters)) {
    return words::break_is_strict(strict->kind);
  }
  if (const auto waits = as<refused::ReminderWaits>(error, parameters)) {
    return words::reminder_waits(waits->kind, waits->strict.value_or(false));
  }
  if (as<refused::NothingAhead>(error, parameters)) {
    return words::nothing_ahead();
  }
  if (const auto unknown = as<refused::UnknownProfile>(error, parameters)) {
    return unknown_profile(unknown->profile, unknown->known);
  }
  if (const auto invalid = as<refused::InvalidSettings>(error, parameters)) {
    return invalid_settings(invalid->problems);
  }
  return std::nullopt;
}

}  // namespace

std::string refusal(std::string_view error, const boost::json::object& parameters) {
  namespace refused = protocol::error;
  if (const auto nothing = as<refused::NothingToAnswer>(error, parameters)) {
    return words::nothing_to_answer(nothing->answer);
  }
  if (const auto limit = as<refused::SnoozeLimitReached>(error, parameters)) {
    return no_snooze_left(*limit);
  }
  if (const auto unknown = as<refused::UnknownKind>(error, parameters)) {
    return words::unknown_break(unknown->kind, toml_text::nearest(unknown->kind, unknown->known), unknown->known);
  }
  if (const auto busy = as<refused::BreakUnderWay>(error, parameters)) {
    return words::break_under_way(busy->kind, busy->strict.value_or(false));
  }
  if (auto later = refusal_of_plans(error, parameters)) return *std::move(later);
  if (error == "org.varlink.service.MethodNotFound" && is_newer(parameters)) {
    return words::daemon_too_old();
  }
  if (const auto crowded = as<refused::TooManyClients>(error, parameters)) {
    return words::too_many_clients(crowded->limit);
  }
  return "";
}

std::string unknown_profile(const std::string& profile, const std::vector<std::string>& known) {
  return words::unknown_profile(profile, toml_text::nearest(profile, known));
}

std::string wrong_call(std::string_view error, const boost::json::object& parameters) {
  const auto named = [&](const char* parameter) {
    const auto* value = parameters.if_contains(parameter);
    return value != nullptr && value->is_string() ? printable(value->get_string()) : std::string{};
  };
  if (error == "org.varlink.service.MethodNotFound") return words::no_method(named("method"));
  if (error == "org.varlink.service.InterfaceNotFound") return words::no_interface(named("interface"));
  if (error == "org.varlink.service.InvalidParameter") return words::value_rejected(named("parameter"));
  return "";
}

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
#include "text/render.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

#include "planner/duration.hpp"
#include "planner/printable.hpp"
#include "protocol/mapping.hpp"
#include "text/wrap.hpp"
#include "toml_text/suggest.hpp"

namespace unknot::cli {

namespace {

using protocol::Kind;
using protocol::State;
using protocol::Status;
using std::chrono::seconds;

std::string spoken(std::int64_t count) { return spoken_duration(seconds{count}); }

std::string sentence(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text + ".";
}

std::string warning(const std::string& text, Look look) { return look.colour ? "\033[33m" + text + "\033[0m" : text; }

std::string when_due(const Kind& kind) {
  if (!kind.enabled) return "off";
  const std::int64_t left = std::max<std::int64_t>(0, kind.every_s - kind.worked_s);
  if (left == 0) return "due";
  return kind.due_in_s ? "in " + spoken(*kind.due_in_s) : "after " + spoken(left) + " of work";
}

std::string kinds_table(const Status& status, Look look) {
  std::size_t name_width = 0;
  std::size_t due_width = 0;
  for (const Kind& kind : status.kinds) {
    name_width = std::max(name_width, columns_of(kind.name));
    due_width = std::max(due_width, when_due(kind).size());
  }
  std::string table;
  for (const Kind& kind : status.kinds) {
    const std::string rule = fmt::format("(every {}, lasts {})", spoken(kind.every_s), spoken(kind.lasts_s));
    table +=
        "  " + padded(kind.name, name_width) + "  " + padded(when_due(kind), due_width) + "  " + dim(rule, look) + "\n";
  }
  return table;
}

std::string fact(std::string_view name, const std::string& value) { return fmt::format("{:<14}{}\n", name, value); }

// The commands that answer what is due or under way; none if nothing is.
std::string answers(const Status& status) {
  switch (status.state) {
    case State::begun: return "unknot done or skip";
    case State::due:
    case State::shown:
    case State::snoozed:
    case State::held:
      return std::string("unknot start, ") + (status.snoozes_left.value_or(0) > 0 ? "snooze, " : "") + "done or skip";
    default: return "";
  }
}

std::string facts(const Status& status, const Calendar& calendar) {
  std::string text;
  if (status.suggestion) text += fact("About", status.suggestion->name);
  if (const std::string commands = answers(status); !commands.empty()) text += fact("Answer", commands);
  if (status.paused_until) text += fact("Paused until", calendar.say(WallTime{seconds{*status.paused_until}}));
  for (const std::string& hold : status.holds) text += fact("Held by", hold);
  if (status.snoozes_left) text += fact("Snoozes left", std::to_string(*status.snoozes_left));
  text += fact("Presence", status.idle_source == "none" ? "not detected; assuming you're present" : status.idle_source);
  text += fact("Shown by", status.server.value_or("nothing: no notification server"));
  return text;
}

const Kind* find_kind(const Status& status, const std::string& name) {
  const auto found = std::ranges::find(status.kinds, name, &Kind::name);
  return found == status.kinds.end() ? nullptr : &*found;
}

// "at 10:47" or "tomorrow 00:10", when `left` is over.
std::string at_end_of(std::int64_t left, const Calendar& calendar) {
  const std::string time = calendar.say(calendar.now + seconds{left});
  return (time.starts_with("tomorrow") ? "" : "at ") + time;
}

std::string next_line(const Status& status, const Calendar& calendar) {
  if (status.state != State::working || !status.next_kind || !status.next_in_s) return sentence(status.reason);
  return fmt::format("Next {} {} (in {}).", *status.next_kind, at_end_of(*status.next_in_s, calendar),
                     spoken(*status.next_in_s));
}

std::string paused_line(const Status& status, const Calendar& calendar) {
  if (status.state != State::paused) return sentence(status.reason);
  if (!status.paused_until) return "Paused until you resume: unknot resume.";
  const WallTime until{seconds{*status.paused_until}};
  const Duration left = status.left_s ? seconds{*status.left_s} : std::max(Duration{}, until - calendar.now);
  return fmt::format("Paused until {} ({}).", calendar.say(until), spoken_duration(left));
}

std::string begun_line(const Status& status) {
  if (status.state != State::begun || !status.kind) return sentence(status.reason);
  const Kind* kind = find_kind(status, *status.kind);
  const std::int64_t length = kind != nullptr ? kind->lasts_s : status.left_s.value_or(0);
  return fmt::format("Break started: {}, {}.", *status.kind, spoken(length));
}

std::string snoozed_line(const Status& status, const Calendar& calendar) {
  if (status.state != State::snoozed || !status.left_s) return "Snoozed. " + sentence(status.reason);
  return fmt::format("Snoozed. Next reminder {}.", at_end_of(*status.left_s, calendar));
}

template <typename Error>
std::optional<Error> as(std::string_view error, const boost::json::object& parameters) {
  if (error != Error::name) return std::nullopt;
  auto read = protocol::from_object<Error>(parameters, protocol::Unknown::ignored);
  return read ? std::optional{*read} : std::nullopt;
}

}  // namespace

std::string bold(const std::string& text, Look look) { return look.colour ? "\033[1m" + text + "\033[0m" : text; }
std::string dim(const std::string& text, Look look) { return look.colour ? "\033[2m" + text + "\033[0m" : text; }

std::string status_block(const Status& status, const Calendar& calendar, Look look) {
  std::string block = bold(sentence(status.reason), look) + "\n\n";
  block += kinds_table(status, look) + "\n" + facts(status, calendar);
  for (const std::string& problem : status.problems) block += warning("Problem", look) + "       " + problem + "\n";
  return block;
}

std::string done_line(Deed deed, const Status& status, const Calendar& calendar) {
  switch (deed) {
    case Deed::started: return begun_line(status);
    case Deed::done: return "Done. " + next_line(status, calendar);
    case Deed::skipped: return "Skipped. " + next_line(status, calendar);
    case Deed::snoozed: return snoozed_line(status, calendar);
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

std::string refusal(std::string_view error, const boost::json::object& parameters) {
  namespace refused = protocol::error;
  if (const auto nothing = as<refused::NothingToAnswer>(error, parameters)) {
    return fmt::format("No break to {}: none is due. To take one now: unknot break",
                       nothing->answer == "done" ? "mark as done" : nothing->answer);
  }
  if (const auto limit = as<refused::SnoozeLimitReached>(error, parameters)) {
    return fmt::format("This break has been snoozed {} times, the maximum. Answer it: unknot start, done or skip",
                       limit->limit);
  }
  if (const auto unknown = as<refused::UnknownKind>(error, parameters)) {
    const std::string meant = toml_text::nearest(unknown->kind, unknown->known);
    return fmt::format("No break is named '{}'{} Known: {}.", unknown->kind,
                       meant.empty() ? "." : "; did you mean '" + meant + "'?", fmt::join(unknown->known, ", "));
  }
  if (const auto busy = as<refused::BreakUnderWay>(error, parameters)) {
    return fmt::format("A break is already running: {}. End it: unknot done or unknot skip", busy->kind);
  }
  if (const auto crowded = as<refused::TooManyClients>(error, parameters)) {
    return fmt::format("The daemon has too many clients ({}). Close one, such as an unknot watch", crowded->limit);
  }
  return "";
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

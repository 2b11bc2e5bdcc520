// SPDX-License-Identifier: MIT
// The methods of org.unknot.control, in one table.
#include "control/methods.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <expected>
#include <utility>

#include "control/errors.hpp"
#include "control/wire.hpp"
#include "planner/calendar/duration.hpp"
#include "planner/days/day.hpp"
#include "protocol/description.hpp"
#include "protocol/telling.hpp"
#include "protocol/types.hpp"

namespace unknot::control {

namespace {

namespace error = protocol::error;
namespace method = protocol::method;
using protocol::AnswerWord;

struct Context {
  Service& service;
  const WallClock& clock;
  bool more;
};

// A time span from the wire; the error is the name of the parameter it came from.
using Span = std::expected<std::optional<Duration>, std::string_view>;
using Wish = std::expected<Event, std::string_view>;

constexpr std::chrono::hours pause_of_its_own{1};
constexpr std::int64_t planned_hours = 4;
constexpr std::int64_t most_planned_hours = 24;
constexpr std::int64_t longest_s = longest_duration / std::chrono::seconds(1);

Replies status_now(const Context& context) {
  const protocol::StatusReply reply{to_wire(context.service.report())};
  return {{.parameters = protocol::to_object(reply), .continues = context.more, .error = {}}};
}

std::vector<std::string> kind_names(const Settings& settings) {
  std::vector<std::string> names;
  names.reserve(settings.kinds.size());
  for (const unknot::Kind& kind : settings.kinds) names.push_back(kind.name);
  return names;
}

std::string refused_kind(const StatusReport& report, unknot::Wish wish) {
  const auto& kind = wish == unknot::Wish::next ? report.status.next_kind : report.status.kind;
  return kind.value_or("");
}

// The break that can't be snoozed: the next one, or the one that is due.
protocol::Reply no_snooze_left(const unknot::Status& status, bool ahead, int limit) {
  const auto next = std::ranges::find(status.kinds, status.next_kind.value_or(""), &KindStatus::name);
  const bool strict = ahead ? next != status.kinds.end() && next->strict : status.strict;
  return failure(error::SnoozeLimitReached{limit, strict, ahead});
}

protocol::Reply refusal(const Context& context, const RefuseRequest& refused, const Event& wish) {
  const Settings& settings = context.service.settings();
  const StatusReport report = context.service.report();
  const std::string kind = report.status.kind.value_or("");
  switch (refused.why) {
    case Refusal::nothing_to_answer: return failure(error::NothingToAnswer{std::string(word_for(refused.wish))});
    case Refusal::snooze_limit_reached:
      return no_snooze_left(report.status, refused.wish == unknot::Wish::next, settings.snooze_limit);
    case Refusal::break_under_way: return failure(error::BreakUnderWay{kind, report.status.strict});
    case Refusal::reminder_waits: return failure(error::ReminderWaits{kind, report.status.strict});
    case Refusal::nothing_to_come: return failure(error::NothingAhead{});
    case Refusal::is_strict: return failure(error::BreakIsStrict{refused_kind(report, refused.wish)});
    case Refusal::unknown_kind: {
      const auto* wanted = std::get_if<BreakRequested>(&wish);
      return failure(error::UnknownKind{wanted ? wanted->kind.value_or("") : "", kind_names(settings)});
    }
  }
  std::unreachable();
}

// Carries it out; the error is the reply that says why not.
std::expected<void, protocol::Reply> done(const Context& context, const Wish& wish) {
  if (!wish) return std::unexpected(invalid_parameter(wish.error()));
  const auto refused = context.service.request(*wish);
  if (refused) return std::unexpected(refusal(context, *refused, *wish));
  return {};
}

Replies carry_out(const Context& context, const Wish& wish) {
  if (const auto carried_out = done(context, wish); !carried_out) return {carried_out.error()};
  return status_now({context.service, context.clock, false});
}

// The history has the answer before the person hears of it. A break is recorded when it ends, not when it begins.
Replies answered(const Context& context, const Wish& wish) {
  if (const auto carried_out = done(context, wish); !carried_out) return {carried_out.error()};
  const StatusReport report = context.service.report();
  const bool begins = std::holds_alternative<StartRequested>(*wish);
  const protocol::AnswerReply reply{to_wire(report), begins ? std::nullopt : report.recorded};
  return {{.parameters = protocol::to_object(reply), .continues = false, .error = {}}};
}

Span span(std::optional<std::int64_t> seconds, std::string_view parameter) {
  if (!seconds) return std::nullopt;
  if (*seconds < 1 || *seconds > longest_s) return std::unexpected(parameter);
  return std::chrono::seconds(*seconds);
}

// The span from `now` to `until`, seconds since the epoch.
Span span_until(std::int64_t until, WallTime now) {
  const auto now_s = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
  if (until <= now_s || until - now_s > longest_s) return std::unexpected("until");
  return std::chrono::seconds(until) - now.time_since_epoch();
}

Wish pause_wish(const method::Pause& asked, const WallClock& clock) {
  const bool indefinite = asked.indefinite.value_or(false);
  if (indefinite && (asked.seconds || asked.until)) return std::unexpected("indefinite");
  if (asked.until && asked.seconds) return std::unexpected("until");
  if (indefinite) return PauseRequested{std::nullopt};
  const Span lasting = asked.until ? span_until(*asked.until, clock()) : span(asked.seconds, "seconds");
  if (!lasting) return std::unexpected(lasting.error());
  return PauseRequested{lasting->value_or(pause_of_its_own)};
}

Wish answer_wish(const method::Answer& asked) {
  if (asked.seconds && asked.answer != AnswerWord::snooze) return std::unexpected("seconds");
  switch (asked.answer) {
    case AnswerWord::start: return StartRequested{};
    case AnswerWord::done: return DoneRequested{};
    case AnswerWord::skip: return SkipRequested{};
    case AnswerWord::dismiss: return ReminderDismissed{};
    case AnswerWord::snooze: break;
  }
  const Span lasting = span(asked.seconds, "seconds");
  if (!lasting) return std::unexpected(lasting.error());
  return SnoozeRequested{*lasting};
}

Replies answer(const Context& context, const method::Answer& asked) { return answered(context, answer_wish(asked)); }

Wish next_wish(const method::AnswerNext& asked) {
  if (asked.answer == protocol::NextAnswer::skip) {
    return asked.seconds ? Wish{std::unexpected("seconds")} : Wish{NextSkipRequested{}};
  }
  const Span lasting = span(asked.seconds, "seconds");
  if (!lasting) return std::unexpected(lasting.error());
  return NextSnoozeRequested{*lasting};
}

Replies answer_next(const Context& context, const method::AnswerNext& asked) {
  return answered(context, next_wish(asked));
}

Replies force_skip(const Context& context, const method::ForceSkip&) {
  return answered(context, SkipRequested{.forced = true});
}

Replies get_guide(const Context& context, const method::GetGuide&) {
  const protocol::GuideReply reply{context.service.guide()};
  return {{.parameters = protocol::to_object(reply), .continues = false, .error = {}}};
}

Replies get_reminder(const Context& context, const method::GetReminder&) {
  return {{.parameters = protocol::to_object(context.service.reminder()), .continues = false, .error = {}}};
}

Replies get_parties(const Context& context, const method::GetParties&) {
  protocol::PartiesReply reply;
  for (const SourceReport& source : context.service.sources()) reply.parties.push_back(to_wire(source));
  return {{.parameters = protocol::to_object(reply), .continues = false, .error = {}}};
}

Replies get_status(const Context& context, const method::GetStatus&) {
  return status_now({context.service, context.clock, false});
}

Replies note_sore(const Context& context, const method::NoteSore& asked) {
  const auto area = remedies::from_word<remedies::Area>(asked.area);
  if (!area) return {invalid_parameter("area")};
  if (asked.score < 0 || asked.score > 10) return {invalid_parameter("score")};
  const auto reply = context.service.note_sore(*area, static_cast<int>(asked.score));
  return {{.parameters = protocol::to_object(reply), .continues = false, .error = {}}};
}

Replies pause(const Context& context, const method::Pause& asked) {
  return answered(context, pause_wish(asked, context.clock));
}

Replies plan(const Context& context, const method::Plan& asked) {
  const std::int64_t hours = asked.hours.value_or(planned_hours);
  if (hours < 1 || hours > most_planned_hours) return {invalid_parameter("hours")};
  const protocol::PlanReply reply = context.service.plan(std::chrono::hours(hours));
  return {{.parameters = protocol::to_object(reply), .continues = false, .error = {}}};
}

Replies reload(const Context& context, const method::Reload&) {
  return {{.parameters = protocol::to_object(context.service.reload()), .continues = false, .error = {}}};
}

Replies reset(const Context& context, const method::Reset&) { return answered(context, ResetRequested{}); }

Replies resume(const Context& context, const method::Resume&) { return carry_out(context, ResumeRequested{}); }

Replies take_break(const Context& context, const method::TakeBreak& asked) {
  return carry_out(context,
                   BreakRequested{asked.kind, asked.view ? std::optional{view_of(*asked.view)} : std::nullopt});
}

// The one that the profile is used for; both or one for no profile is a mistake.
std::expected<ProfileWish, std::string_view> profile_wish(const method::UseProfile& asked, const WallClock& clock) {
  ProfileWish wish{.name = asked.profile.value_or("")};
  if (asked.until && (asked.seconds || !asked.profile)) return std::unexpected("until");
  if (asked.seconds && !asked.profile) return std::unexpected("seconds");
  if (asked.profile && wish.name.empty()) return std::unexpected("profile");
  const Span lasting = span(asked.seconds, "seconds");
  if (!lasting) return std::unexpected(lasting.error());
  wish.lasting = *lasting;
  if (!asked.until) return wish;
  if (const Span ahead = span_until(*asked.until, clock()); !ahead) return std::unexpected(ahead.error());
  wish.until = WallTime{std::chrono::seconds(*asked.until)};
  return wish;
}

protocol::Reply refusal(const ProfileRefusal& refused, const std::string& profile) {
  if (const auto* none = std::get_if<NoSuchProfile>(&refused)) {
    return failure(error::UnknownProfile{profile, none->known});
  }
  return failure(error::InvalidSettings{std::get<ProfileHasErrors>(refused).problems});
}

Replies use_profile(const Context& context, const method::UseProfile& asked) {
  const auto wish = profile_wish(asked, context.clock);
  if (!wish) return {invalid_parameter(wish.error())};
  if (const auto refused = context.service.use_profile(*wish)) return {refusal(*refused, wish->name)};
  return status_now({context.service, context.clock, false});
}

Replies watch(const Context& context, const method::Watch&) {
  return context.more ? status_now(context) : Replies{expected_more()};
}

// A handler of typed parameters as one of calls.
template <typename Parameters, Replies (*body)(const Context&, const Parameters&)>
Replies typed(const Context& context, const protocol::Call& call) {
  const auto parameters = protocol::from_object<Parameters>(call.parameters, protocol::Unknown::refused);
  return parameters ? body(context, *parameters) : Replies{invalid_parameter(parameters.error())};
}

struct Row {
  std::string_view name;
  Replies (*handler)(const Context& context, const protocol::Call& call);
};

constexpr std::array<Row, 16> table{{{"Answer", typed<method::Answer, answer>},
                                     {"AnswerNext", typed<method::AnswerNext, answer_next>},
                                     {"ForceSkip", typed<method::ForceSkip, force_skip>},
                                     {"GetGuide", typed<method::GetGuide, get_guide>},
                                     {"GetParties", typed<method::GetParties, get_parties>},
                                     {"GetReminder", typed<method::GetReminder, get_reminder>},
                                     {"GetStatus", typed<method::GetStatus, get_status>},
                                     {"NoteSore", typed<method::NoteSore, note_sore>},
                                     {"Pause", typed<method::Pause, pause>},
                                     {"Plan", typed<method::Plan, plan>},
                                     {"Reload", typed<method::Reload, reload>},
                                     {"Reset", typed<method::Reset, reset>},
                                     {"Resume", typed<method::Resume, resume>},
                                     {"TakeBreak", typed<method::TakeBreak, take_break>},
                                     {"UseProfile", typed<method::UseProfile, use_profile>},
                                     {"Watch", typed<method::Watch, watch>}}};
static_assert(std::ranges::is_sorted(table, {}, &Row::name));
static_assert(table.size() == std::tuple_size_v<protocol::Methods>);

}  // namespace

WallTime system_wall_time() { return std::chrono::floor<Duration>(std::chrono::system_clock::now()); }

Interface control_interface(Service& service, WallClock clock) {
  Interface interface{.name = protocol::interface_name, .description = protocol::control_description(), .methods = {}};
  interface.methods.reserve(table.size());
  for (const Row& row : table) {
    interface.methods.push_back({row.name, [&service, clock, handler = row.handler](const protocol::Call& call) {
                                   return handler({service, clock, call.more}, call);
                                 }});
  }
  return interface;
}

}  // namespace unknot::control

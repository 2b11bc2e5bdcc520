// SPDX-License-Identifier: MIT
// The types, methods and errors of org.unknot.control as C++ structs; the .varlink file beside it is the truth.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "protocol/error_types.hpp"
#include "protocol/values.hpp"

namespace unknot::protocol {

struct StatusReply {
  Status status;
};
BOOST_DESCRIBE_STRUCT(StatusReply, (), (status))

// `event` is an id in the history.
struct AnswerReply {
  Status status;
  std::optional<std::int64_t> event{};
};
BOOST_DESCRIBE_STRUCT(AnswerReply, (), (status, event))

struct ProblemsReply {
  std::vector<std::string> problems{};
  // None: from a daemon that did not say so yet.
  std::optional<std::vector<std::string>> from_environment{};
};
BOOST_DESCRIBE_STRUCT(ProblemsReply, (), (problems, from_environment))

struct PartiesReply {
  std::vector<Party> parties{};
};
BOOST_DESCRIBE_STRUCT(PartiesReply, (), (parties))

struct PlanReply {
  std::vector<PlannedBreak> breaks{};
  // None: from a daemon that did not tell them yet.
  std::optional<std::vector<PlannedMoment>> moments{};
};
BOOST_DESCRIBE_STRUCT(PlanReply, (), (breaks, moments))

struct SoreReply {
  bool kept = false;
  bool favored = false;
  bool help = false;
};
BOOST_DESCRIBE_STRUCT(SoreReply, (), (kept, favored, help))

// None: no break is running.
struct GuideReply {
  std::optional<Guide> guide{};
};
BOOST_DESCRIBE_STRUCT(GuideReply, (), (guide))

// None: no reminder is on screen, or it can't be snoozed.
struct ReminderReply {
  std::optional<Guide> guide{};
  std::optional<std::int64_t> snooze_s{};

  bool operator==(const ReminderReply&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReminderReply, (), (guide, snooze_s))

inline constexpr std::string_view interface_name = "org.unknot.control";

// Each is the parameters of its method; `name` is the whole name that a call carries.
namespace method {

struct GetStatus {
  static constexpr std::string_view name = "org.unknot.control.GetStatus";
  using Reply = StatusReply;
};
BOOST_DESCRIBE_STRUCT(GetStatus, (), ())

// Only with `more`.
struct Watch {
  static constexpr std::string_view name = "org.unknot.control.Watch";
  using Reply = StatusReply;
};
BOOST_DESCRIBE_STRUCT(Watch, (), ())

// `seconds` only with snooze.
struct Answer {
  static constexpr std::string_view name = "org.unknot.control.Answer";
  using Reply = AnswerReply;
  AnswerWord answer = AnswerWord::start;
  std::optional<std::int64_t> seconds{};
};
BOOST_DESCRIBE_STRUCT(Answer, (), (answer, seconds))

// Skips a strict break too.
struct ForceSkip {
  static constexpr std::string_view name = "org.unknot.control.ForceSkip";
  using Reply = AnswerReply;
};
BOOST_DESCRIBE_STRUCT(ForceSkip, (), ())

// Of the break that is not due yet; `seconds` only with snooze.
struct AnswerNext {
  static constexpr std::string_view name = "org.unknot.control.AnswerNext";
  using Reply = AnswerReply;
  NextAnswer answer = NextAnswer::snooze;
  std::optional<std::int64_t> seconds{};
};
BOOST_DESCRIBE_STRUCT(AnswerNext, (), (answer, seconds))

struct TakeBreak {
  static constexpr std::string_view name = "org.unknot.control.TakeBreak";
  using Reply = StatusReply;
  std::optional<std::string> kind{};
  std::optional<ViewMode> view{};
};
BOOST_DESCRIBE_STRUCT(TakeBreak, (), (kind, view))

struct GetGuide {
  static constexpr std::string_view name = "org.unknot.control.GetGuide";
  using Reply = GuideReply;
};
BOOST_DESCRIBE_STRUCT(GetGuide, (), ())

struct GetReminder {
  static constexpr std::string_view name = "org.unknot.control.GetReminder";
  using Reply = ReminderReply;
};
BOOST_DESCRIBE_STRUCT(GetReminder, (), ())

// At most one of the three; none is one hour.
struct Pause {
  static constexpr std::string_view name = "org.unknot.control.Pause";
  using Reply = AnswerReply;
  std::optional<std::int64_t> seconds{};
  std::optional<std::int64_t> until{};
  std::optional<bool> indefinite{};
};
BOOST_DESCRIBE_STRUCT(Pause, (), (seconds, until, indefinite))

struct Resume {
  static constexpr std::string_view name = "org.unknot.control.Resume";
  using Reply = StatusReply;
};
BOOST_DESCRIBE_STRUCT(Resume, (), ())

struct Reset {
  static constexpr std::string_view name = "org.unknot.control.Reset";
  using Reply = AnswerReply;
};
BOOST_DESCRIBE_STRUCT(Reset, (), ())

struct Reload {
  static constexpr std::string_view name = "org.unknot.control.Reload";
  using Reply = ProblemsReply;
};
BOOST_DESCRIBE_STRUCT(Reload, (), ())

// At most one of `seconds` and `until`, and none without a profile.
struct UseProfile {
  static constexpr std::string_view name = "org.unknot.control.UseProfile";
  using Reply = StatusReply;
  std::optional<std::string> profile{};
  std::optional<std::int64_t> seconds{};
  std::optional<std::int64_t> until{};
};
BOOST_DESCRIBE_STRUCT(UseProfile, (), (profile, seconds, until))

// `score` from 0 to 10.
struct NoteSore {
  static constexpr std::string_view name = "org.unknot.control.NoteSore";
  using Reply = SoreReply;
  std::string area{};
  std::int64_t score = 0;
};
BOOST_DESCRIBE_STRUCT(NoteSore, (), (area, score))

struct GetParties {
  static constexpr std::string_view name = "org.unknot.control.GetParties";
  using Reply = PartiesReply;
};
BOOST_DESCRIBE_STRUCT(GetParties, (), ())

// `hours` from 1 to 24; none is 4.
struct Plan {
  static constexpr std::string_view name = "org.unknot.control.Plan";
  using Reply = PlanReply;
  std::optional<std::int64_t> hours{};
};
BOOST_DESCRIBE_STRUCT(Plan, (), (hours))

}  // namespace method

using Types = std::tuple<Kind, Suggestion, PlannedBreak, PlannedMoment, Holding, Step, Guide, Status, Party>;
using Methods =
    std::tuple<method::GetStatus, method::Watch, method::Answer, method::AnswerNext, method::ForceSkip,
               method::TakeBreak, method::GetGuide, method::GetReminder, method::Pause, method::Resume, method::Reset,
               method::Reload, method::UseProfile, method::NoteSore, method::GetParties, method::Plan>;
using Errors = std::tuple<error::NothingToAnswer, error::SnoozeLimitReached, error::UnknownKind, error::BreakUnderWay,
                          error::BreakIsStrict, error::ReminderWaits, error::NothingAhead, error::UnknownProfile,
                          error::InvalidSettings, error::TooManyClients>;

}  // namespace unknot::protocol

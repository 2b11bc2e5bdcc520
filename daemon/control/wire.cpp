// SPDX-License-Identifier: MIT
// The status in terms of the interface.
#include "control/wire.hpp"

#include <chrono>
#include <utility>

#include "protocol/status_telling.hpp"

namespace unknot::control {

namespace {

std::int64_t to_come(Duration duration) { return std::chrono::ceil<std::chrono::seconds>(duration).count(); }

std::optional<std::int64_t> to_come(std::optional<Duration> duration) {
  return duration ? std::optional(to_come(*duration)) : std::nullopt;
}

std::int64_t past(Duration duration) { return std::chrono::floor<std::chrono::seconds>(duration).count(); }

protocol::State to_wire(unknot::State state) {
  switch (state) {
    case unknot::State::working: return protocol::State::working;
    case unknot::State::due: return protocol::State::due;
    case unknot::State::shown: return protocol::State::shown;
    case unknot::State::snoozed: return protocol::State::snoozed;
    case unknot::State::begun: return protocol::State::begun;
    case unknot::State::held: return protocol::State::held;
    case unknot::State::paused: return protocol::State::paused;
    case unknot::State::away: return protocol::State::away;
    case unknot::State::off_hours: return protocol::State::off_hours;
  }
  std::unreachable();
}

std::optional<std::int64_t> since_epoch(const std::optional<WallTime>& time) {
  return time ? std::optional(to_come(time->time_since_epoch())) : std::nullopt;
}

std::vector<std::string> times_of(const KindStatus& kind) {
  std::vector<std::string> times;
  for (const FixedTime& time : kind.at) times.push_back(format_fixed_time(time));
  return times;
}

protocol::Kind to_wire(const KindStatus& kind) {
  return {.name = kind.name,
          .every_s = to_come(kind.every),
          .lasts_s = to_come(kind.lasts),
          .worked_s = past(kind.worked),
          .due_in_s = to_come(kind.due_in),
          .enabled = kind.enabled,
          .put_off_s = to_come(kind.put_off),
          .strict = kind.strict,
          .at = times_of(kind),
          .next_at = since_epoch(kind.next_at)};
}

std::vector<protocol::Kind> to_wire(const std::vector<KindStatus>& kinds) {
  std::vector<protocol::Kind> wire;
  wire.reserve(kinds.size());
  for (const KindStatus& kind : kinds) wire.push_back(to_wire(kind));
  return wire;
}

// As near as a sentence about it can be.
std::optional<std::int64_t> nearest(const std::optional<WallTime>& time) {
  using std::chrono::seconds;
  return time ? std::optional(std::chrono::round<seconds>(*time).time_since_epoch().count()) : std::nullopt;
}

void tell_day(protocol::Status& wire, const unknot::Status& status) {
  wire.day_worked_s = past(status.day_worked);
  wire.day_limit_s = to_come(status.day_limit);
  wire.day_limit_reached = status.day_told;
  wire.day_off = status.day_off;
  wire.day_limit_told_at = nearest(status.day_told_at);
  wire.day_limit_again_s = to_come(status.day_again_in);
}

}  // namespace

protocol::Status to_wire(const StatusReport& report) {
  const unknot::Status& status = report.status;
  protocol::Status wire{
      .state = to_wire(status.state),
      .reason = report.reason,
      .kind = status.kind,
      .left_s = to_come(status.left),
      .next_kind = status.next_kind,
      .next_in_s = to_come(status.next_in),
      .kinds = to_wire(status.kinds),
      .since_rest_s = past(status.since_rest),
      .snoozes_left = status.snoozes_left,
      .repeats = status.repeats,
      .holds = report.holds,
      .paused_until = since_epoch(status.paused_until),
      .idle_source = report.idle_source,
      .server = report.server,
      .problems = report.problems,
      .suggestion = report.suggestion,
      .lasts_s = to_come(status.lasts),
      .cause = cause_of(status),
      .by = by_of(status),
      .since = nearest(status.since),
      .until = nearest(status.until),
      .reset = status.absence ? std::optional(status.reset) : std::nullopt,
      .undeliverable = status.undeliverable.empty() ? std::nullopt : std::optional(status.undeliverable),
      .held_by = told(status.holds),
      .profile = report.profile,
      .profile_until = since_epoch(report.profile_until),
      .announced = status.announced,
      .strict = status.strict,
      .longer_by_s = to_come(status.longer_by),
      .call_elsewhere = status.call_elsewhere,
      .asked = status.asked,
      .standing = status.standing};
  tell_day(wire, status);
  return wire;
}

protocol::Party to_wire(const SourceReport& report) {
  const auto text = [](const std::string& one) { return one.empty() ? std::nullopt : std::optional(one); };
  return {.party = report.name,
          .source = text(report.source),
          .trouble = text(report.problem),
          .mend = text(report.fix),
          .stops_reminders = report.stops_reminders};
}

}  // namespace unknot::control

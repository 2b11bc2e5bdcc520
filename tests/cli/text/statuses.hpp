// SPDX-License-Identifier: MIT
// Statuses as the daemon would tell them, at Monday, 23 November 2026, 10:00 UTC.
#pragma once

#include "protocol/types.hpp"
#include "text/calendar.hpp"

inline unknot::cli::Calendar at_ten() {
  using namespace std::chrono_literals;
  return {std::chrono::sys_days{2026y / 11 / 23} + 10h,
          [](unknot::WallTime at) { return unknot::LocalTime{at.time_since_epoch()}; }};
}

inline std::int64_t epoch_of(unknot::WallTime at) {
  return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

inline unknot::protocol::Status working() {
  unknot::protocol::Status status;
  status.state = unknot::protocol::State::working;
  status.reason = "present, next stretch in 7 min";
  status.held_by.emplace();
  status.next_kind = "stretch";
  status.next_in_s = 420;
  status.kinds = {{"rest", 3600, 300, 780, std::nullopt, false}, {"stretch", 1200, 60, 780, 420, true}};
  status.since_rest_s = 780;
  status.idle_source = "none";
  status.server = "dunst 1.9.0";
  return status;
}

inline unknot::protocol::Status begun() {
  auto status = working();
  status.state = unknot::protocol::State::begun;
  status.reason = "stretch under way, 45 s left";
  status.kind = "stretch";
  status.left_s = 45;
  status.next_kind.reset();
  status.next_in_s.reset();
  for (auto& kind : status.kinds) kind.due_in_s.reset();
  return status;
}

inline unknot::protocol::Status snoozed() {
  using namespace std::chrono_literals;
  auto status = begun();
  status.state = unknot::protocol::State::snoozed;
  status.reason = "stretch snoozed until 10:05";
  status.left_s = 300;
  status.snoozes_left = 2;
  status.until = epoch_of(at_ten().now + 5min);
  return status;
}

inline unknot::protocol::Status paused(std::optional<unknot::WallTime> until) {
  auto status = begun();
  status.state = unknot::protocol::State::paused;
  status.reason = until ? "paused until 14:00" : "paused until you resume";
  status.kind.reset();
  status.left_s.reset();
  if (until) status.until = status.paused_until = epoch_of(*until);
  return status;
}

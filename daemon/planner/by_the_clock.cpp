// SPDX-License-Identifier: MIT
// What the clock on the wall decides beside the hours: breaks at fixed times (R30), the day and its limit (R31).
#include <algorithm>
#include <utility>

#include "planner/planner.hpp"

namespace unknot {

namespace {

using std::chrono::hours;

constexpr Duration longest_small_step = std::chrono::minutes{5};  // exclusive
constexpr Duration since_break = hours{1};

std::array<FixedTime, 1> day_begins(const Settings& settings) { return {FixedTime{every_day, settings.day.begins}}; }

// Whether one of the times lies after `since`, and not after `until`.
bool comes(std::span<const FixedTime> times, WallTime since, WallTime until, const Zone& zone) {
  const auto next = next_of(times, since, zone);
  return next && *next <= until;
}

}  // namespace

void Planner::follow_times() {
  if (!s_.times.next || *s_.times.next > s_.now) return;
  const WallTime until = s_.clock.when(s_.now);
  const WallTime since = std::exchange(s_.times.judged, until);
  if (comes(day_begins(settings_), since, until, s_.clock.zone)) begin_day();
  for (const auto& entry : s_.schedule.entries()) {
    const bool now = entry.kind.enabled && comes(entry.kind.at, since, until, s_.clock.zone);
    if (now && !is_left_out(entry)) s_.schedule.strike(entry.kind.name, s_.now);
  }
  work_out_times();
}

bool Planner::is_left_out(const Schedule::Entry& entry) const {
  const Duration lasts = entry.kind.lasts;
  if (!s_.hours.inside) return true;
  if (s_.pause && (!s_.pause->until || *s_.pause->until - s_.now > longest_pause_for_times)) return true;
  if (s_.presence.absent_since && s_.now - *s_.presence.absent_since >= lasts) return true;
  if (entry.ended && s_.now - *entry.ended < since_break) return true;
  return std::ranges::any_of(
      s_.absences, [&](const PastAbsence& past) { return past.lasted >= lasts && s_.now - past.ended < lasts; });
}

void Planner::work_out_times() {
  std::optional<WallTime> first;
  const auto consider = [&](std::span<const FixedTime> times) {
    const auto next = next_of(times, s_.times.judged, s_.clock.zone);
    if (next && (!first || *next < *first)) first = next;
  };
  consider(day_begins(settings_));
  for (const auto& entry : s_.schedule.entries()) {
    if (entry.kind.enabled) consider(entry.kind.at);
  }
  s_.times.next = first ? std::optional{s_.now + (*first - s_.clock.when(s_.now))} : std::nullopt;
}

// Other times: those that have passed were none of them.
void Planner::change_times() {
  s_.times.judged = std::max(s_.times.judged, s_.clock.when(s_.now));
  work_out_times();
}

// A small step leaves no time out and brings none twice. Where the local time is another, it is the step of that which
// counts. A day that began in a sleep has begun, whatever the clock does then.
void Planner::change_clock(WallTime wall, const Zone& zone) {
  const WallTime before = s_.clock.when(s_.now);
  const bool same_time = zone.offset_at(before) == s_.clock.zone.offset_at(before);
  const WallTime from = same_time ? before : zone.to_wall(s_.clock.zone.to_local(before));
  if (comes(day_begins(settings_), s_.times.judged, before, s_.clock.zone)) begin_day();
  s_.clock = {s_.now, wall, zone};
  if (std::chrono::abs(wall - from) >= longest_small_step) {
    const WallTime judged = same_time ? std::max(from, s_.times.judged) : from;
    if (comes(day_begins(settings_), judged, wall, zone)) begin_day();
    s_.times.judged = wall;
  }
  work_out_times();
}

void Planner::begin_day() { s_.day = Workday{.began = s_.now, .told = {}}; }

// R31
void Planner::tell_limit(std::vector<Effect>& effects) {
  const auto left = until_limit();
  if (!left || *left > Duration{} || !may_show()) return;
  effects.push_back(TellLimit{s_.day.worked});
  s_.day.told = s_.now;
  s_.day.since_told = {};
}

std::optional<Duration> Planner::until_limit() const {
  const DaySettings& day = settings_.day;
  if (day.limit <= Duration{} || (s_.day.told && day.again <= Duration{})) return std::nullopt;
  const Duration left = day.limit - s_.day.worked;
  return s_.day.told ? std::max(left, day.again - s_.day.since_told) : left;
}

}  // namespace unknot

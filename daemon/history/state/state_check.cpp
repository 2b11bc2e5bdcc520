// SPDX-License-Identifier: MIT
#include <algorithm>

#include "history/state/state_json.hpp"
#include "planner/calendar/duration.hpp"

namespace unknot::history {

namespace {

using std::chrono::days;
using std::chrono::year;

constexpr days hundred_years{36525};
constexpr WallTime earliest_wall = std::chrono::sys_days{year{1969} / 12 / 30};
constexpr WallTime latest_wall = std::chrono::sys_days{year{2200} / 1 / 1};
constexpr std::size_t most_changes = 1000;   // of a zone
constexpr std::size_t most_pieces = 10'000;  // of kinds and of work
constexpr std::size_t longest_word = 10'000;

void demand(bool holds, const char* what) {
  if (!holds) throw Unusable({Reason::What::impossible, std::string(what)});
}

void check_length(Duration length, Duration longest, const char* what) {
  demand(length >= Duration{} && length <= longest, what);
}

void check_past(std::optional<Instant> at, Instant now, const char* what) {
  if (at) check_length(now - *at, hundred_years, what);
}

// Hours may change, and a break at its highest price may end, somewhat more than a year ahead. In sleep nothing falls
// due, so what was to come may have passed.
constexpr Duration farthest_ahead = 2 * longest_duration;

void check_to_come(std::optional<Instant> at, const PlannerState& state, const char* what) {
  if (!at) return;
  const bool passed = *at <= state.now;
  demand(passed ? state.presence.asleep && state.now - *at <= hundred_years : *at - state.now <= farthest_ahead, what);
}

void check_wall(std::optional<WallTime> at, const char* what) {
  if (at) demand(*at >= earliest_wall && *at <= latest_wall, what);
}

void check_word(const std::string& word, const char* what) { demand(word.size() <= longest_word, what); }

void check_clock(const PlannerState& state) {
  demand(state.now >= Instant{-hundred_years} && state.now <= Instant{hundred_years}, "now");
  check_past(state.clock.at, state.now, "clock.at");
  check_wall(state.clock.wall, "clock.wall");
  check_wall(state.clock.when(state.now), "clock.wall");
  demand(state.clock.zone.changes.size() <= most_changes, "clock.zone");
  for (const auto& change : state.clock.zone.changes) check_wall(change.from, "clock.zone");
}

void check_entry(const Schedule::Entry& entry, Instant now) {
  const PutOff& put_off = entry.put_off;
  check_length(entry.work, hundred_years, "work");
  check_word(entry.kind.name, "a kind");
  demand(entry.kind.at.size() <= most_pieces, "at");
  check_length(put_off.by, hundred_years, "put_off");
  check_length(put_off.snoozed, hundred_years, "put_off");
  check_past(entry.ended, now, "ended");
  check_past(entry.struck, now, "struck");
  if (put_off != PutOff{}) check_past(put_off.last, now, "put_off");
}

void check_schedule(const Schedule& schedule, Instant now) {
  demand(schedule.entries().size() <= most_pieces && schedule.spans().size() <= most_pieces, "schedule");
  check_length(schedule.since_rest(), hundred_years, "since_rest");
  for (const auto& entry : schedule.entries()) check_entry(entry, now);
  Instant before = now - hundred_years;
  for (const auto& span : schedule.spans()) {
    demand(span.from >= before && span.from < span.to && span.to <= now, "spans");
    before = span.to;
  }
}

void check_presence(const Presence& presence, Instant now) {
  check_past(presence.silent_since, now, "silent_since");
  check_past(presence.last_input, now, "last_input");
  check_past(presence.absent_since, now, "absent_since");
}

void check_reminder(const Reminder& reminder, const PlannerState& state) {
  check_word(reminder.lead, "lead");
  if (const auto* waiting = std::get_if<Waiting>(&reminder.phase))
    check_past(waiting->for_gap_since, state.now, "for_gap_since");
  if (const auto* shown = std::get_if<Shown>(&reminder.phase)) {
    check_length(shown->seen, hundred_years, "seen");
    check_past(shown->for_gap_since, state.now, "for_gap_since");
  }
  check_length(reminder.snoozed, hundred_years, "snoozed");
  check_past(reminder.made, state.now, "made");
  if (const auto* snoozed = std::get_if<Snoozed>(&reminder.phase))
    check_to_come(snoozed->until, state, "snoozed_until");
}

void check_begun(const Begun& begun, const PlannerState& state) {
  check_word(begun.kind, "kind");
  check_length(begun.lasts, farthest_ahead, "lasts");
  check_to_come(begun.until, state, "begun.until");
  demand(begun.until - state.now <= begun.lasts, "begun.until");
  check_length(begun.speaks_for, begun.lasts, "speaks_for");
  demand(begun.lasts <= 2 * begun.speaks_for, "lasts");
  check_length(begun.typed, hundred_years, "typed");
  demand(begun.typed <= state.now - (begun.until - begun.lasts), "typed");
}

void check_asked(const Asked& asked, const PlannerState& state) {
  check_word(asked.kind, "asked");
  check_to_come(asked.until, state, "asked.until");
  check_length(asked.since_rest, hundred_years, "asked.since_rest");
}

void check_workday(const Workday& day, Instant now) {
  check_past(day.began, now, "day.began");
  check_past(day.told, now, "day.told");
  check_length(day.worked, now - day.began, "day.worked");
  check_length(day.since_told, now - day.told.value_or(day.began), "day.since_told");
}

void check_times(const ClockTimes& times, const PlannerState& state) {
  check_wall(times.judged, "times.judged");
  // Ahead of the clock only by steps back that were too small to bring a time twice.
  demand(times.judged <= state.clock.when(state.now) + std::chrono::days{1}, "times.judged");
  check_to_come(times.next, state, "times.next");
}

void check_absences(const std::vector<PastAbsence>& absences, Instant now) {
  demand(absences.size() <= most_pieces, "absences");
  for (const auto& [ended, lasted] : absences) {
    check_past(ended, now, "absences");
    check_length(lasted, hundred_years, "absences");
  }
}

void check_planner(const PlannerState& state) {
  check_clock(state);
  check_schedule(state.schedule, state.now);
  check_presence(state.presence, state.now);
  check_past(state.elsewhere.since, state.now, "elsewhere");
  if (state.pause) check_to_come(state.pause->until, state, "pause.until");
  check_to_come(state.hours.changes, state, "hours.changes");
  if (state.reminder) check_reminder(*state.reminder, state);
  if (state.begun) check_begun(*state.begun, state);
  if (state.asked) check_asked(*state.asked, state);
  if (state.announced) check_word(*state.announced, "announced");
  check_absences(state.absences, state.now);
  check_times(state.times, state);
  check_workday(state.day, state.now);
}

void check_recorder(const RecorderState& state) {
  if (state.offer) {
    check_wall(state.offer->offered, "offered");
    check_wall(state.offer->came_up, "came_up");
  }
  if (!state.taken) return;
  check_wall(state.taken->offered, "offered");
  check_length(state.taken->answered.value_or(Duration{}), hundred_years, "answered");
}

}  // namespace

void check_state(const Saved& saved) {
  check_planner(saved.planner);
  check_recorder(saved.recorder);
  if (saved.ongoing.work_began) check_wall(WallTime{saved.ongoing.work_began->time_since_epoch()}, "work_began");
}

}  // namespace unknot::history

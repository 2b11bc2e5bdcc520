// SPDX-License-Identifier: MIT
#include "planner/restart.hpp"

#include <algorithm>
#include <iterator>

namespace unknot {

namespace {

void move(Instant& at, Duration by) { at += by; }

void move(std::optional<Instant>& at, Duration by) {
  if (at) *at += by;
}

Schedule moved(const Schedule& schedule, Duration by) {
  auto entries = schedule.entries();
  for (auto& entry : entries) {
    move(entry.ended, by);
    move(entry.struck, by);
    if (entry.put_off != PutOff{}) move(entry.put_off.last, by);
  }
  auto spans = schedule.spans();
  for (auto& span : spans) span = {span.from + by, span.to + by};
  return {std::move(entries), schedule.since_rest(), std::move(spans)};
}

bool is_of_announcement(const Effect& effect) {
  return std::holds_alternative<AnnounceBreak>(effect) || std::holds_alternative<RetractAnnouncement>(effect);
}

// Nothing of ours is on screen, and no sense has reported anything.
PlannerState forget_surroundings(PlannerState state) {
  if (state.reminder && !std::holds_alternative<Snoozed>(state.reminder->phase)) state.reminder->phase = Waiting{};
  state.presence = Presence{.silent_since = {}, .last_input = {}, .absent_since = state.presence.absent_since};
  state.holds.clear();
  state.elsewhere = {};
  state.forget_announcement();
  state.undeliverable.clear();
  return state;
}

// R21, R30: a reminder whose lead has other times by now is dropped, as if the settings had changed while it waited.
void drop_by_other_times(PlannerState& state, const Settings& settings) {
  if (!state.reminder) return;
  const auto* lead = state.schedule.entry(state.reminder->lead);
  const auto kind = std::ranges::find(settings.kinds, state.reminder->lead, &Kind::name);
  if (lead && kind != settings.kinds.end() && lead->kind.at != kind->at) state.reminder.reset();
}

}  // namespace

PlannerState moved(PlannerState state, Duration by) {
  move(state.now, by);
  state.schedule = moved(state.schedule, by);
  move(state.presence.silent_since, by);
  move(state.presence.last_input, by);
  move(state.presence.absent_since, by);
  move(state.elsewhere.since, by);
  if (state.pause) move(state.pause->until, by);
  move(state.clock.at, by);
  move(state.hours.changes, by);
  if (auto* waiting = in_phase<Waiting>(state.reminder)) move(waiting->for_gap_since, by);
  if (auto* shown = in_phase<Shown>(state.reminder)) move(shown->for_gap_since, by);
  if (auto* snoozed = in_phase<Snoozed>(state.reminder)) move(snoozed->until, by);
  if (state.reminder) move(state.reminder->made, by);
  if (state.begun) move(state.begun->until, by);
  if (state.asked) move(state.asked->until, by);
  for (auto& past : state.absences) move(past.ended, by);
  move(state.times.next, by);
  move(state.day.began, by);
  move(state.day.told, by);
  return state;
}

TakenUp take_up(const Settings& settings, PlannerState state, Instant now, WallTime wall, Zone zone) {
  const Instant saved = state.now;
  drop_by_other_times(state, settings);
  TakenUp result{Planner(settings, forget_surroundings(std::move(state))), {}};
  const auto tell = [&](const Event& event, Instant at) {
    std::ranges::move(result.planner.handle(event, at), std::back_inserter(result.effects));
  };
  tell(WentToSleep{}, saved);
  tell(SettingsChanged{settings}, saved);  // they may have lost the kind of a reminder
  tell(ClockChanged{wall, std::move(zone)}, now);
  std::erase_if(result.effects, is_of_announcement);  // what was announced for the moment before the sleep
  tell(WokeUp{}, now);
  if (const auto& begun = result.planner.state().begun)
    result.effects.emplace_back(BeginBreak{begun->kind, begun->until - now, begun->strict});
  return result;
}

}  // namespace unknot

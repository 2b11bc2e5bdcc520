// SPDX-License-Identifier: MIT
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "history/state_json.hpp"

namespace unknot::history {

namespace {

namespace json = boost::json;

json::value written(Duration value) { return value.count(); }
json::value written(Instant value) { return value.time_since_epoch().count(); }
json::value written(WallTime value) { return value.time_since_epoch().count(); }

json::value written(const Pause& pause);
json::value written(const Reminder& reminder);
json::value written(const Begun& begun);
json::value written(const Offer& offer);
json::value written(const Taken& taken);

template <typename T>
json::value written(const std::optional<T>& value) {
  return value ? written(*value) : json::value(nullptr);
}

json::value written(const Zone& zone) {
  json::array changes;
  for (const auto& change : zone.changes) changes.push_back(json::array{written(change.from), change.offset.count()});
  return changes;
}

json::value written(const Schedule& schedule) {
  json::array work;
  for (const auto& entry : schedule.entries()) work.push_back(json::array{entry.kind.name, written(entry.work)});
  json::array spans;
  for (const auto& span : schedule.spans()) spans.push_back(json::array{written(span.from), written(span.to)});
  return json::object{{"work", work}, {"since_rest", written(schedule.since_rest())}, {"spans", spans}};
}

json::value written(const Presence& presence) {
  const auto& [hands_off, silent_since, left, locked, asleep, typing, absent_since] = presence;
  return json::object{{"hands_off", hands_off},
                      {"silent_since", written(silent_since)},
                      {"left", left},
                      {"locked", locked},
                      {"asleep", asleep},
                      {"typing", typing},
                      {"absent_since", written(absent_since)}};
}

json::value written(const Holds& holds) {
  json::array all;
  for (const auto& [hold, cause] : holds) {
    all.push_back(json::array{row_of(hold).name(), cause.by.text(), cause.what.text()});
  }
  return all;
}

json::value written(const Reminder& reminder) {
  const auto& [lead, phase, snoozes, repeats, was_shown] = reminder;
  json::object object{{"lead", lead}, {"snoozes", snoozes}, {"repeats", repeats}, {"was_shown", was_shown}};
  if (const auto* waiting = std::get_if<Waiting>(&phase)) object["for_gap_since"] = written(waiting->for_gap_since);
  if (const auto* shown = std::get_if<Shown>(&phase)) object["seen"] = written(shown->seen);
  if (const auto* snoozed = std::get_if<Snoozed>(&phase)) object["snoozed_until"] = written(snoozed->until);
  return object;
}

json::value written(const Begun& begun) {
  const auto& [kind, lasts, until] = begun;
  return json::object{{"kind", kind}, {"lasts", written(lasts)}, {"until", written(until)}};
}

json::value written(const Pause& pause) { return json::object{{"until", written(pause.until)}}; }

json::value written(const WallClock& clock) {
  const auto& [at, wall, zone] = clock;
  return json::object{{"at", written(at)}, {"wall", written(wall)}, {"zone", written(zone)}};
}

json::value written(const HoursNow& hours) {
  const auto& [inside, followed, changes] = hours;
  return json::object{{"inside", inside}, {"followed", followed}, {"changes", written(changes)}};
}

// A member that is added to the state does not compile here until it is written and read.
json::value written(const PlannerState& state) {
  const auto& [now, schedule, presence, holds, pause, clock, hours, reminder, begun, undeliverable] = state;
  return json::object{{"now", written(now)},           {"schedule", written(schedule)}, {"presence", written(presence)},
                      {"holds", written(holds)},       {"pause", written(pause)},       {"clock", written(clock)},
                      {"hours", written(hours)},       {"reminder", written(reminder)}, {"begun", written(begun)},
                      {"undeliverable", undeliverable}};
}

json::value written(const About& about) { return json::array{about.remedy, about.area, about.companion}; }

json::value written(const Offer& offer) {
  const auto& [about, held_by, offered, came_up, undelivered] = offer;
  return json::object{{"about", written(about)},
                      {"held_by", held_by},
                      {"offered", written(offered)},
                      {"came_up", written(came_up)},
                      {"undelivered", undelivered}};
}

json::value written(const Taken& taken) {
  const auto& [about, held_by, offered, answered] = taken;
  return json::object{
      {"about", written(about)}, {"held_by", held_by}, {"offered", written(offered)}, {"answered", written(answered)}};
}

json::value written(const RecorderState& state) {
  return json::object{{"offer", written(state.offer)}, {"taken", written(state.taken)}};
}

}  // namespace

json::object write_state(const Saved& saved) {
  const auto& [planner, recorder, boot, rotation, suggestion, welcomed] = saved;
  return {{"planner", written(planner)}, {"recorder", written(recorder)}, {"boot", boot},
          {"rotation", rotation},        {"suggestion", suggestion},      {"welcomed", welcomed}};
}

}  // namespace unknot::history

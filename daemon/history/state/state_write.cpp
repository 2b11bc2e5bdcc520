// SPDX-License-Identifier: MIT
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "history/state/state_json.hpp"

namespace unknot::history {

namespace {

namespace json = boost::json;

json::value written(Duration value) { return value.count(); }
json::value written(Instant value) { return value.time_since_epoch().count(); }
json::value written(WallTime value) { return value.time_since_epoch().count(); }

json::value written(const Pause& pause);
json::value written(const Reminder& reminder);
json::value written(const Begun& begun);
json::value written(const Asked& asked);
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

// One that is as at first is left out, and so is what is added to it.
json::value written(const Schedule::Entry& entry) {
  const auto& [kind, work, put_off, struck, announced, rested, ended] = entry;
  json::array times;
  for (const FixedTime& time : kind.at) times.push_back(json::array{time.days, time.at.count()});
  json::object rest;
  if (!times.empty()) rest["at"] = std::move(times);
  if (put_off != PutOff{})
    rest["put_off"] = json::array{written(put_off.by), put_off.times, written(put_off.snoozed), written(put_off.last)};
  if (struck) rest["struck"] = written(*struck);
  if (announced) rest["announced"] = true;
  if (rested) rest["rested"] = true;
  if (ended) rest["ended"] = written(ended);
  json::array all{kind.name, written(work)};
  if (!rest.empty()) all.push_back(std::move(rest));
  return all;
}

json::value written(const Schedule& schedule) {
  json::array work;
  for (const auto& entry : schedule.entries()) work.push_back(written(entry));
  json::array spans;
  for (const auto& span : schedule.spans()) spans.push_back(json::array{written(span.from), written(span.to)});
  return json::object{{"work", work}, {"since_rest", written(schedule.since_rest())}, {"spans", spans}};
}

json::value written(const Presence& presence) {
  const auto& [hands_off, silent_since, last_input, left, locked, asleep, typing, absent_since] = presence;
  return json::object{{"hands_off", hands_off},
                      {"silent_since", written(silent_since)},
                      {"last_input", written(last_input)},
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
  const auto& [lead, phase, snoozes, repeats, was_shown, snoozed, made] = reminder;
  json::object object{{"lead", lead},           {"snoozes", snoozes},          {"repeats", repeats},
                      {"was_shown", was_shown}, {"snoozed", written(snoozed)}, {"made", written(made)}};
  if (const auto* waiting = std::get_if<Waiting>(&phase)) object["for_gap_since"] = written(waiting->for_gap_since);
  if (const auto* shown = std::get_if<Shown>(&phase)) {
    object["seen"] = written(shown->seen);
    object["for_gap_since"] = written(shown->for_gap_since);
  }
  if (const auto* snoozed = std::get_if<Snoozed>(&phase)) object["snoozed_until"] = written(snoozed->until);
  return object;
}

json::value written(const Begun& begun) {
  const auto& [kind, lasts, until, speaks_for, strict, typed] = begun;
  return json::object{
      {"kind", kind},     {"lasts", written(lasts)}, {"until", written(until)}, {"speaks_for", written(speaks_for)},
      {"strict", strict}, {"typed", written(typed)}};
}

json::value written(const Asked& asked) {
  const auto& [kind, until, since_rest] = asked;
  return json::object{{"kind", kind}, {"until", written(until)}, {"since_rest", written(since_rest)}};
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

json::value written(const std::vector<PastAbsence>& absences) {
  json::array all;
  for (const auto& [ended, lasted] : absences) all.push_back(json::array{written(ended), written(lasted)});
  return all;
}

json::value written(const ClockTimes& times) {
  const auto& [judged, next] = times;
  return json::object{{"judged", written(judged)}, {"next", written(next)}};
}

json::value written(const Workday& day) {
  const auto& [worked, began, told, since_told] = day;
  return json::object{{"worked", written(worked)},
                      {"began", written(began)},
                      {"told", written(told)},
                      {"since_told", written(since_told)}};
}

json::value written(const Elsewhere& elsewhere) { return json::array{written(elsewhere.since), elsewhere.call}; }

// A member that is added to the state does not compile here until it is written and read.
json::value written(const PlannerState& state) {
  const auto& [now, schedule, presence, holds, elsewhere, pause, clock, hours, reminder, begun, asked, standing,
               announced, absences, times, day, undeliverable] = state;
  return json::object{{"now", written(now)},
                      {"schedule", written(schedule)},
                      {"presence", written(presence)},
                      {"holds", written(holds)},
                      {"elsewhere", written(elsewhere)},
                      {"pause", written(pause)},
                      {"clock", written(clock)},
                      {"hours", written(hours)},
                      {"reminder", written(reminder)},
                      {"begun", written(begun)},
                      {"asked", written(asked)},
                      {"standing", standing},
                      {"announced", announced ? json::value(*announced) : json::value(nullptr)},
                      {"absences", written(absences)},
                      {"times", written(times)},
                      {"day", written(day)},
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

// One that has nothing is left out, and so is what it does not have.
json::object written(const Ongoing& ongoing) {
  const auto& [work_began, limit_waits, view] = ongoing;
  json::object all;
  if (work_began) all["work_began"] = work_began->time_since_epoch().count();
  if (limit_waits) all["limit_waits"] = true;
  if (view) all["view"] = static_cast<int>(*view);
  return all;
}

}  // namespace

json::object write_state(const Saved& saved) {
  const auto& [planner, recorder, boot, rotation, suggestion, welcomed, sore_asked, ongoing] = saved;
  return {{"planner", written(planner)},
          {"recorder", written(recorder)},
          {"boot", boot},
          {"rotation", rotation},
          {"suggestion", suggestion},
          {"welcomed", welcomed},
          {"sore_asked", written(sore_asked)},
          {"ongoing", written(ongoing)}};
}

}  // namespace unknot::history

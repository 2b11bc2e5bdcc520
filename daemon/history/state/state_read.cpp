// SPDX-License-Identifier: MIT
#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "history/state/state_json.hpp"
#include "history/state/state_values.hpp"

namespace unknot::history {

namespace json = boost::json;
using std::chrono::seconds;

template <>
Zone read(const json::value& from) {
  Zone zone;
  for (const json::value& change : list(from)) {
    const auto& pair = list(change, 2);
    zone.changes.push_back({read<WallTime>(pair[0]), seconds{number(pair[1])}});
  }
  const bool ordered = std::ranges::is_sorted(zone.changes, {}, &OffsetChange::from);
  const bool near =
      std::ranges::all_of(zone.changes, [](const auto& c) { return abs(c.offset) < std::chrono::days{2}; });
  if (!ordered || !near) throw Unusable({Reason::What::bad_zone});
  return zone;
}

template <>
std::vector<FixedTime> read(const json::value& from) {
  std::vector<FixedTime> times;
  for (const json::value& time : list(from)) {
    const auto& pair = list(time, 2);
    const int days = read<int>(pair[0]);
    const int at = read<int>(pair[1]);
    if (days < 1 || days > every_day || at >= 24 * 60) throw Unusable({Reason::What::bad_time});
    times.push_back({static_cast<Weekdays>(days), std::chrono::minutes{at}});
  }
  return times;
}

template <>
PutOff read(const json::value& from) {
  const auto& four = list(from, 4);
  return {Duration{number(four[0])}, read<int>(four[1]), read<Duration>(four[2]), read<Instant>(four[3])};
}

template <>
Schedule::Entry read(const json::value& from) {
  if (list(from).size() != 2 && list(from).size() != 3) throw Unusable({Reason::What::bad_length});
  Schedule::Entry entry{.kind = {.name = read<std::string>(list(from)[0]), .text = {}},
                        .work = read<Duration>(list(from)[1]),
                        .struck = {},
                        .ended = {}};
  if (list(from).size() == 2) return entry;
  const json::value& rest = list(from)[2];
  if (!rest.is_object()) throw Unusable({Reason::What::bad_kind});
  entry.kind.at = kept<std::vector<FixedTime>>(rest, "at", {});
  entry.put_off = kept<PutOff>(rest, "put_off", {});
  entry.struck = kept_maybe<Instant>(rest, "struck");
  entry.announced = kept(rest, "announced", false);
  entry.rested = kept(rest, "rested", false);
  entry.ended = kept_maybe<Instant>(rest, "ended");
  return entry;
}

template <>
Schedule read(const json::value& from) {
  std::vector<Schedule::Entry> entries;
  for (const json::value& work : list(member(from, "work"))) entries.push_back(read<Schedule::Entry>(work));
  std::vector<Schedule::Span> spans;
  for (const json::value& span : list(member(from, "spans"))) {
    const auto& pair = list(span, 2);
    spans.push_back({read<Instant>(pair[0]), read<Instant>(pair[1])});
  }
  return {std::move(entries), read<Duration>(from, "since_rest"), std::move(spans)};
}

template <>
Presence read(const json::value& from) {
  return {.hands_off = read<bool>(from, "hands_off"),
          .silent_since = maybe<Instant>(from, "silent_since"),
          .last_input = kept_maybe<Instant>(from, "last_input"),
          .left = read<bool>(from, "left"),
          .locked = read<bool>(from, "locked"),
          .asleep = read<bool>(from, "asleep"),
          .typing = read<bool>(from, "typing"),
          .absent_since = maybe<Instant>(from, "absent_since")};
}

template <>
Holds read(const json::value& from) {
  Holds holds;
  for (const json::value& hold : list(from)) {
    const auto& three = list(hold, 3);
    const auto kind = hold_named(read<std::string>(three[0]));
    if (!kind) throw Unusable({Reason::What::bad_hold});
    holds[*kind] = {read<std::string>(three[1]), read<std::string>(three[2])};
  }
  return holds;
}

static Phase read_phase(const json::value& from) {
  const json::object& object = from.get_object();
  if (const auto* seen = object.if_contains("seen"))
    return Shown{read<Duration>(*seen), kept_maybe<Instant>(from, "for_gap_since")};
  if (const auto* until = object.if_contains("snoozed_until")) return Snoozed{read<Instant>(*until)};
  return Waiting{maybe<Instant>(from, "for_gap_since")};
}

template <>
Reminder read(const json::value& from) {
  const auto lead = read<std::string>(from, "lead");
  return {lead,
          read_phase(from),
          read<int>(from, "snoozes"),
          read<int>(from, "repeats"),
          read<bool>(from, "was_shown"),
          kept<Duration>(from, "snoozed", {}),
          kept<Instant>(from, "made", {})};
}

template <>
Begun read(const json::value& from) {
  const auto lasts = read<Duration>(from, "lasts");
  return {.kind = read<std::string>(from, "kind"),
          .lasts = lasts,
          .until = read<Instant>(from, "until"),
          .speaks_for = kept(from, "speaks_for", lasts),
          .strict = kept(from, "strict", false),
          .typed = kept<Duration>(from, "typed", {})};
}

template <>
Asked read(const json::value& from) {
  return {read<std::string>(from, "kind"), read<Instant>(from, "until"), read<Duration>(from, "since_rest")};
}

template <>
Pause read(const json::value& from) {
  return {maybe<Instant>(from, "until")};
}

template <>
WallClock read(const json::value& from) {
  return {read<Instant>(from, "at"), read<WallTime>(from, "wall"), read<Zone>(from, "zone")};
}

template <>
HoursNow read(const json::value& from) {
  return {read<bool>(from, "inside"), read<bool>(from, "followed"), maybe<Instant>(from, "changes")};
}

template <>
std::vector<PastAbsence> read(const json::value& from) {
  std::vector<PastAbsence> absences;
  for (const json::value& absence : list(from)) {
    const auto& pair = list(absence, 2);
    absences.push_back({read<Instant>(pair[0]), read<Duration>(pair[1])});
  }
  return absences;
}

template <>
ClockTimes read(const json::value& from) {
  return {read<WallTime>(from, "judged"), maybe<Instant>(from, "next")};
}

template <>
Workday read(const json::value& from) {
  return {read<Duration>(from, "worked"), read<Instant>(from, "began"), maybe<Instant>(from, "told"),
          read<Duration>(from, "since_told")};
}

template <>
Elsewhere read(const json::value& from) {
  const auto& pair = list(from, 2);
  return {pair[0].is_null() ? std::nullopt : std::optional{read<Instant>(pair[0])}, read<bool>(pair[1])};
}

template <>
PlannerState read(const json::value& from) {
  const auto now = read<Instant>(from, "now");
  const auto clock = read<WallClock>(from, "clock");
  return {.now = now,
          .schedule = read<Schedule>(from, "schedule"),
          .presence = read<Presence>(from, "presence"),
          .holds = read<Holds>(from, "holds"),
          .elsewhere = kept<Elsewhere>(from, "elsewhere", {}),
          .pause = maybe<Pause>(from, "pause"),
          .clock = clock,
          .hours = read<HoursNow>(from, "hours"),
          .reminder = maybe<Reminder>(from, "reminder"),
          .begun = maybe<Begun>(from, "begun"),
          .asked = kept_maybe<Asked>(from, "asked"),
          .standing = kept(from, "standing", false),
          .announced = kept_maybe<std::string>(from, "announced"),
          .absences = kept<std::vector<PastAbsence>>(from, "absences", {}),
          .times = kept<ClockTimes>(from, "times", {.judged = clock.when(now), .next = {}}),
          .day = kept<Workday>(from, "day", {.began = now, .told = {}}),
          .undeliverable = read<std::string>(from, "undeliverable")};
}

template <>
About read(const json::value& from) {
  const auto& three = list(from, 3);
  return {read<std::string>(three[0]), read<std::string>(three[1]), read<std::string>(three[2])};
}

template <>
Offer read(const json::value& from) {
  return {read<About>(from, "about"), read<std::string>(from, "held_by"), maybe<WallTime>(from, "offered"),
          maybe<WallTime>(from, "came_up"), read<bool>(from, "undelivered")};
}

template <>
Taken read(const json::value& from) {
  return {read<About>(from, "about"), read<std::string>(from, "held_by"), maybe<WallTime>(from, "offered"),
          maybe<Duration>(from, "answered")};
}

template <>
RecorderState read(const json::value& from) {
  return {maybe<Offer>(from, "offer"), maybe<Taken>(from, "taken")};
}

template <>
ViewMode read(const json::value& from) {
  const int mode = read<int>(from);
  if (mode > static_cast<int>(ViewMode::screen)) throw Unusable({Reason::What::bad_count});
  return static_cast<ViewMode>(mode);
}

template <>
Ongoing read(const json::value& from) {
  if (!from.is_object()) throw Unusable({Reason::What::missing, "ongoing"});
  return {.work_began = kept_maybe<LocalTime>(from, "work_began"),
          .limit_waits = kept(from, "limit_waits", false),
          .view = kept_maybe<ViewMode>(from, "view")};
}

Saved read_state(const json::value& from) {
  return {.planner = read<PlannerState>(from, "planner"),
          .recorder = read<RecorderState>(from, "recorder"),
          .boot = read<std::string>(from, "boot"),
          .rotation = std::string(text(member(from, "rotation"))),
          .suggestion = std::string(text(member(from, "suggestion"))),
          .welcomed = kept(from, "welcomed", true),
          .sore_asked = kept_maybe<WallTime>(from, "sore_asked"),
          .ongoing = kept<Ongoing>(from, "ongoing", {})};
}

}  // namespace unknot::history

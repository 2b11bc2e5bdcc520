// SPDX-License-Identifier: MIT
#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "history/state_json.hpp"
#include "strings/printable.hpp"

namespace unknot::history {

namespace {

namespace json = boost::json;
using std::chrono::seconds;

constexpr std::int64_t farthest = std::int64_t{1} << 52;  // ms; sums of two still fit

const json::value& member(const json::value& from, std::string_view name) {
  const auto* object = from.if_object();
  const json::value* value = object ? object->if_contains(name) : nullptr;
  if (!value) throw Unread(std::string(name) + " is missing");
  return *value;
}

std::int64_t number(const json::value& from) {
  const auto* value = from.if_int64();
  if (!value || *value > farthest || *value < -farthest) throw Unread("a number is invalid");
  return *value;
}

const json::array& list(const json::value& from) {
  const auto* array = from.if_array();
  if (!array) throw Unread("a list is invalid");
  return *array;
}

// A list of so many.
const json::array& list(const json::value& from, std::size_t size) {
  if (list(from).size() != size) throw Unread("a list has the wrong length");
  return list(from);
}

template <typename T>
T read(const json::value& from);

template <typename T>
T read(const json::value& from, std::string_view name) {
  return read<T>(member(from, name));
}

template <typename T>
std::optional<T> maybe(const json::value& from, std::string_view name) {
  const json::value& value = member(from, name);
  return value.is_null() ? std::nullopt : std::optional{read<T>(value)};
}

template <>
bool read(const json::value& from) {
  const auto* value = from.if_bool();
  if (!value) throw Unread("a boolean is invalid");
  return *value;
}

const json::string& text(const json::value& from) {
  const auto* value = from.if_string();
  if (!value) throw Unread("a string is invalid");
  return *value;
}

// Names, which an earlier version may have let in as they were.
template <>
std::string read(const json::value& from) {
  return printable(text(from));
}

template <>
int read(const json::value& from) {
  const std::int64_t value = number(from);
  if (value < 0 || value > 1'000'000) throw Unread("a count is invalid");
  return static_cast<int>(value);
}

template <>
Duration read(const json::value& from) {
  const std::int64_t value = number(from);
  if (value < 0) throw Unread("a duration is invalid");
  return Duration{value};
}

template <>
Instant read(const json::value& from) {
  return Instant{Duration{number(from)}};
}

template <>
WallTime read(const json::value& from) {
  return WallTime{Duration{number(from)}};
}

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
  if (!ordered || !near) throw Unread("the time zone is invalid");
  return zone;
}

template <>
Schedule read(const json::value& from) {
  std::vector<Schedule::Entry> entries;
  for (const json::value& work : list(member(from, "work"))) {
    const auto& pair = list(work, 2);
    entries.push_back({Kind{.name = read<std::string>(pair[0]), .text = {}}, read<Duration>(pair[1])});
  }
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
    if (!kind) throw Unread("a hold is invalid");
    holds[*kind] = {read<std::string>(three[1]), read<std::string>(three[2])};
  }
  return holds;
}

Phase read_phase(const json::value& from) {
  const json::object& object = from.get_object();
  if (const auto* seen = object.if_contains("seen")) return Shown{read<Duration>(*seen)};
  if (const auto* until = object.if_contains("snoozed_until")) return Snoozed{read<Instant>(*until)};
  return Waiting{maybe<Instant>(from, "for_gap_since")};
}

template <>
Reminder read(const json::value& from) {
  const auto lead = read<std::string>(from, "lead");
  return {lead, read_phase(from), read<int>(from, "snoozes"), read<int>(from, "repeats"),
          read<bool>(from, "was_shown")};
}

template <>
Begun read(const json::value& from) {
  return {read<std::string>(from, "kind"), read<Duration>(from, "lasts"), read<Instant>(from, "until")};
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
PlannerState read(const json::value& from) {
  return {.now = read<Instant>(from, "now"),
          .schedule = read<Schedule>(from, "schedule"),
          .presence = read<Presence>(from, "presence"),
          .holds = read<Holds>(from, "holds"),
          .pause = maybe<Pause>(from, "pause"),
          .clock = read<WallClock>(from, "clock"),
          .hours = read<HoursNow>(from, "hours"),
          .reminder = maybe<Reminder>(from, "reminder"),
          .begun = maybe<Begun>(from, "begun"),
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

}  // namespace

Saved read_state(const json::value& from) {
  return {.planner = read<PlannerState>(from, "planner"),
          .recorder = read<RecorderState>(from, "recorder"),
          .boot = read<std::string>(from, "boot"),
          .rotation = std::string(text(member(from, "rotation"))),
          .suggestion = std::string(text(member(from, "suggestion"))),
          .welcomed = !from.get_object().contains("welcomed") || read<bool>(from, "welcomed")};
}

}  // namespace unknot::history

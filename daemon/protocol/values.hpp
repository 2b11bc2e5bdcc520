// SPDX-License-Identifier: MIT
// The types of org.unknot.control as C++ structs; the .varlink file beside it is the truth.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace unknot::protocol {

enum class State { working, due, shown, snoozed, begun, held, paused, away, off_hours };
BOOST_DESCRIBE_ENUM(State, working, due, shown, snoozed, begun, held, paused, away, off_hours)

enum class AnswerWord { start, done, skip, dismiss, snooze };
BOOST_DESCRIBE_ENUM(AnswerWord, start, done, skip, dismiss, snooze)

enum class NextAnswer { skip, snooze };
BOOST_DESCRIBE_ENUM(NextAnswer, skip, snooze)

enum class Ending { none, stand, walk };
BOOST_DESCRIBE_ENUM(Ending, none, stand, walk)

enum class Movement { rest, hold, release, finish, walk };
BOOST_DESCRIBE_ENUM(Movement, rest, hold, release, finish, walk)

enum class ViewMode { off, window, screen };
BOOST_DESCRIBE_ENUM(ViewMode, off, window, screen)

// Names ending in _s are seconds; `paused_until` is seconds since the epoch.
struct Kind {
  std::string name{};
  std::int64_t every_s = 0;
  std::int64_t lasts_s = 0;
  std::int64_t worked_s = 0;
  std::optional<std::int64_t> due_in_s{};
  bool enabled = false;
  // None, here and in Status: from a daemon that did not tell it yet.
  std::optional<std::int64_t> put_off_s{};
  std::optional<bool> strict{};
  std::optional<std::vector<std::string>> at{};
  std::optional<std::int64_t> next_at{};

  bool operator==(const Kind&) const = default;
};
BOOST_DESCRIBE_STRUCT(Kind, (), (name, every_s, lasts_s, worked_s, due_in_s, enabled, put_off_s, strict, at, next_at))

struct Suggestion {
  std::optional<std::string> remedy{};
  std::string name{};
  std::vector<std::string> lines{};
  std::optional<std::string> companion{};
  Ending ending = Ending::none;

  bool operator==(const Suggestion&) const = default;
};
BOOST_DESCRIBE_STRUCT(Suggestion, (), (remedy, name, lines, companion, ending))

// `at` is seconds since the epoch.
struct PlannedBreak {
  std::int64_t at = 0;
  std::string kind{};
  std::int64_t lasts_s = 0;
  std::optional<std::string> remedy{};
  std::string name{};
  std::optional<std::string> companion{};
  std::optional<std::string> companion_line{};
  // None: from a daemon that did not tell it yet.
  std::optional<bool> fixed{};
  std::optional<std::int64_t> announced_at{};

  bool operator==(const PlannedBreak&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlannedBreak, (),
                      (at, kind, lasts_s, remedy, name, companion, companion_line, fixed, announced_at))

enum class PlannedWhat { limit, days_off };
BOOST_DESCRIBE_ENUM(PlannedWhat, limit, days_off)

// What comes beside breaks; `at` and `until` are seconds since the epoch.
struct PlannedMoment {
  std::int64_t at = 0;
  PlannedWhat what = PlannedWhat::limit;
  std::optional<std::int64_t> worked_s{};
  std::optional<std::int64_t> until{};

  bool operator==(const PlannedMoment&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlannedMoment, (), (at, what, worked_s, until))

// Another program's reason not to disturb.
struct Holding {
  std::string hold{};
  std::optional<std::string> by{};
  std::optional<std::string> what{};

  bool operator==(const Holding&) const = default;
};
BOOST_DESCRIBE_STRUCT(Holding, (), (hold, by, what))

struct Step {
  std::int64_t at_s = 0;
  std::string text{};
  std::int64_t side = 0;
  Movement movement = Movement::rest;

  bool operator==(const Step&) const = default;
};
BOOST_DESCRIBE_STRUCT(Step, (), (at_s, text, side, movement))

struct Guide {
  std::string kind{};
  std::optional<std::string> remedy{};
  std::string name{};
  std::optional<std::string> companion{};
  std::int64_t lasts_s = 0;
  std::int64_t elapsed_ms = 0;
  std::vector<Step> steps{};
  std::optional<bool> strict{};
  std::optional<std::vector<std::string>> lines{};

  bool operator==(const Guide&) const = default;
};
BOOST_DESCRIBE_STRUCT(Guide, (), (kind, remedy, name, companion, lasts_s, elapsed_ms, steps, strict, lines))

struct Status {
  State state = State::working;
  std::string reason{};
  std::optional<std::string> kind{};
  std::optional<std::int64_t> left_s{};
  std::optional<std::string> next_kind{};
  std::optional<std::int64_t> next_in_s{};
  std::vector<Kind> kinds{};
  std::int64_t since_rest_s = 0;
  std::optional<std::int64_t> snoozes_left{};
  std::int64_t repeats = 0;
  std::vector<std::string> holds{};
  std::optional<std::int64_t> paused_until{};
  std::string idle_source{};
  std::optional<std::string> server{};
  std::vector<std::string> problems{};
  std::optional<Suggestion> suggestion{};
  std::optional<std::int64_t> lasts_s{};
  std::optional<std::string> cause{};
  std::optional<std::string> by{};
  std::optional<std::int64_t> since{};
  std::optional<std::int64_t> until{};
  std::optional<std::vector<std::string>> reset{};
  std::optional<std::string> undeliverable{};
  // None: from a daemon that did not tell its causes yet.
  std::optional<std::vector<Holding>> held_by{};
  std::optional<std::string> profile{};
  std::optional<std::int64_t> profile_until{};
  std::optional<std::string> announced{};
  std::optional<bool> strict{};
  std::optional<std::int64_t> longer_by_s{};
  std::optional<std::int64_t> day_worked_s{};
  std::optional<std::int64_t> day_limit_s{};
  std::optional<bool> day_limit_reached{};
  std::optional<bool> day_off{};
  std::optional<bool> call_elsewhere{};
  std::optional<std::string> asked{};
  std::optional<bool> standing{};
  std::optional<std::int64_t> day_limit_told_at{};
  std::optional<std::int64_t> day_limit_again_s{};

  bool operator==(const Status&) const = default;
};
BOOST_DESCRIBE_STRUCT(Status, (),
                      (state, reason, kind, left_s, next_kind, next_in_s, kinds, since_rest_s, snoozes_left, repeats,
                       holds, paused_until, idle_source, server, problems, suggestion, lasts_s, cause, by, since, until,
                       reset, undeliverable, held_by, profile, profile_until, announced, strict, longer_by_s,
                       day_worked_s, day_limit_s, day_limit_reached, day_off, call_elsewhere, asked, standing,
                       day_limit_told_at, day_limit_again_s))

struct Party {
  std::string party{};
  std::optional<std::string> source{};
  std::optional<std::string> trouble{};
  std::optional<std::string> mend{};
  bool stops_reminders = false;

  bool operator==(const Party&) const = default;
};
BOOST_DESCRIBE_STRUCT(Party, (), (party, source, trouble, mend, stops_reminders))

}  // namespace unknot::protocol

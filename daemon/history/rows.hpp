// SPDX-License-Identifier: MIT
// What the history holds, as plain values: what became of each reminder, and how the time was spent.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "planner/effect.hpp"
#include "planner/time.hpp"

namespace unknot::history {

// The outcome of a reminder, or of a break without one. Each is what happened, never a guess.
enum class Became {
  offered,      // put on screen for the first time
  done,         // the break was taken: its countdown ran out, or the person said so
  rested,       // the person was away for as long as the break lasts
  snoozed,      // later, please; the reminder continues
  skipped,      // not this time
  dismissed,    // closed without an answer
  missed,       // shown again and again, and never answered
  interrupted,  // started and stopped early
  undelivered,  // due, but it could not be shown; the reminder continues
  worked,       // its countdown ran out, but the person typed in most of it
  limit         // no reminder: the person was told that the limit of the day was reached
};
inline constexpr std::size_t became_count = static_cast<std::size_t>(Became::limit) + 1;

// In the place of a kind, of a record that is about the day.
inline constexpr const char* of_the_day = "day";

// How time is spent. The spans of a day follow each other without a gap.
enum class Spent {
  work,   // at the desk
  rest,   // a running break
  away,   // idle, locked, asleep; also while the daemon did not run
  hold,   // at the desk, and something forbade reminders
  pause,  // the person's own wish
  off     // outside the weekly hours; also time that the clock left out
};

struct Record {
  WallTime at;
  std::chrono::seconds zone;  // that local time was ahead of UTC
  std::string kind;
  Became became;
  std::string remedy;     // id; empty: a text of the person's own, or it never came to one
  std::string area;       // of the body, of that remedy; or empty
  std::string companion;  // id of the remedy that rode along, or empty
  // What had held the reminder back, the absence that was the rest, why it could not be shown, or `ahead_of_time`.
  std::string cause;
  std::optional<WallTime> offered;   // when its reminder was first on screen; none: never
  std::optional<Duration> answered;  // how long the answer took since the reminder had last come up; repeats aside
  std::int64_t id = 0;               // in the file; 0: not written yet

  bool operator==(const Record&) const = default;
};

// The cause of an answer to a break that was not due yet.
inline constexpr const char* ahead_of_time = "ahead";
// The remedies that are changes of posture (R39).
inline constexpr const char* stand_up = "stand-up";
inline constexpr const char* sit_down = "sit-down";

struct Span {
  WallTime begins;
  WallTime ends;              // later than `begins`
  std::chrono::seconds zone;  // that local time was ahead of UTC, in all of it
  Spent spent;
  std::string cause;  // of away: "idle", "locked", "asleep", "not running"; of hold: "dnd", "meeting", ...; or empty

  bool operator==(const Span&) const = default;
};

// Causes of spans during which nothing was observed.
inline constexpr const char* clock_leapt = "clock";          // off: the wall clock was set forward over it
inline constexpr const char* not_running = "not running";    // away: no daemon
inline constexpr const char* not_recorded = "not recorded";  // away: it could not be written for too long

[[nodiscard]] Became became_of(Outcome outcome);

// Somebody saw how this time was spent; a clock that is wrong makes as much of the rest as it likes.
[[nodiscard]] bool witnessed(const Span& span);

[[nodiscard]] std::string_view word_for(Became became);
[[nodiscard]] std::string_view word_for(Spent spent);
// None for a word that this version does not know.
[[nodiscard]] std::optional<Became> became_for(std::string_view word);
[[nodiscard]] std::optional<Spent> spent_for(std::string_view word);

}  // namespace unknot::history

// SPDX-License-Identifier: MIT
// What a command that steers the daemon has done, in one line.
#pragma once

#include <optional>
#include <string>

#include "words/language/calendar.hpp"

namespace unknot::words {

enum class Deed {
  started,
  done,
  skipped,
  snoozed,
  put_off,
  paused,
  resumed,
  nothing_paused,  // no pause was there to end
  unpaused,        // nobody can tell whether one was
  reset,
  stopped,  // a break that was led through: it ended early
  over      // the same: it ended, nobody can tell how
};

// "Skipped. Next stretch at 10:42 (in 18 min).", of what `next` is the end. Of `started`, `snoozed` and `paused` it is
// only `next`.
[[nodiscard]] std::string deed(Deed deed, const std::string& next);

[[nodiscard]] std::string next_break_line(const std::string& kind, Duration in, const Calendar& calendar);
[[nodiscard]] std::string break_started_line(const std::string& kind, Duration lasts);
// Without an end: until the person resumes. `left` is how long from now.
[[nodiscard]] std::string paused_line(const std::optional<WallTime>& until, Duration left, const Calendar& calendar);
[[nodiscard]] std::string snoozed_line(Duration left, const Calendar& calendar);
[[nodiscard]] std::string snoozed_limit_line(Duration again);
// With a sentence about how things stand.
[[nodiscard]] std::string snoozed_for_reason(const std::string& reason);

// Ctrl-C has ended it, and it came to its end: in one word.
[[nodiscard]] std::string stopped_line();
[[nodiscard]] std::string done_line();

}  // namespace unknot::words

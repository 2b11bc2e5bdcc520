// SPDX-License-Identifier: MIT
// A day as text: what happens to the timer, line by line. Reads it and writes its lines; it is played elsewhere.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "mistakes/mistake.hpp"
#include "planner/effect.hpp"
#include "planner/event.hpp"
#include "planner/time.hpp"

namespace unknot {

// `set KEY VALUE`: any key of the settings file.
struct SetKey {
  std::string key;
  std::string value;
};
// `clock +1h`
struct StepClock {
  Duration by;
};
// `end`: the day stops here.
struct EndOfDay {};

using DayInput = std::variant<Event, SetKey, StepClock, EndOfDay>;

struct DayLine {
  int line;          // number in the file, from 1
  Duration at;       // since the start
  std::string text;  // the line as it stands in the file, without its comment
  DayInput input;
};

struct Day {
  std::string start_text;
  LocalTime start;
  std::string zone;  // "Europe/Berlin"
  int start_line;
  std::vector<DayLine> lines;  // settings before the day begins stand at 0:00:00 without a time in their text
  Duration ends{};             // what is due later is not printed
};

struct DayProblem {
  int line;
  Mistake mistake;
};

// Expected outputs (`0:50:00 > show stretch`) are only checked for their form.
[[nodiscard]] std::expected<Day, DayProblem> parse_day(std::string_view text);

// "0:50:00 > show stretch"
[[nodiscard]] std::string day_line(Duration at, const Effect& effect);

// "done", "rested", ... as a day file and the log have it.
[[nodiscard]] std::string_view word_for(Outcome outcome);

// The word of the command line: "start", "snooze", "break", ...
[[nodiscard]] std::string_view word_for(Wish wish);

}  // namespace unknot

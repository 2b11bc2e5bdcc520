// SPDX-License-Identifier: MIT
// What `unknot status` says, piece by piece; how it is laid out is not said here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/status.hpp"
#include "words/language/calendar.hpp"

namespace unknot::words {

struct KindLine {
  std::string name;
  std::string due;   // "in 7 min", "off"
  std::string rule;  // "(every 20 min, lasts 1 min)"
};
// One for each kind there is, in its order.
[[nodiscard]] std::vector<KindLine> kind_lines(const Status& status, const Calendar& calendar);

struct Fact {
  std::string label;  // "Held by"
  std::string value;
};

// What the planner's status does not know.
struct Surroundings {
  std::optional<std::string> about;         // the name of what the reminder or break suggests
  std::string idle_source;                  // "none": nothing tells of presence
  std::optional<std::string> server;        // what shows reminders
  std::vector<std::string> holds;           // lines for people
  std::vector<std::string> problems;        // lines for people
  std::optional<std::string> profile{};     // the one in use
  std::optional<WallTime> profile_until{};  // when it ends
};
// Only those that there is something to say of.
[[nodiscard]] std::vector<Fact> facts(const Status& status, const Surroundings& around, const Calendar& calendar);
[[nodiscard]] std::vector<Fact> problem_facts(const Surroundings& around);

// Of a daemon that does not run, for a bar: in full and in short.
[[nodiscard]] std::string not_running();
[[nodiscard]] std::string not_running_in_short();

}  // namespace unknot::words

// SPDX-License-Identifier: MIT
// What a break suggests, ready to be shown.
#pragma once

#include <string>
#include <vector>

namespace unknot::remedies {

// A remedy with its companion, or the person's own line.
struct Suggestion {
  std::string id;                     // of the remedy, for its picture; empty if there is none
  std::string name;                   // "Chin tuck", "Chin tuck and walk"
  std::vector<std::string> lines;     // what to do; how long, how often and what to mind
  std::string companion;              // the line of the companion, or empty
  std::string companion_id{};         // of the companion, for its picture, or empty
  std::vector<std::string> during{};  // while the break runs, beside the cue: what to do and what to mind

  bool operator==(const Suggestion&) const = default;
};

}  // namespace unknot::remedies

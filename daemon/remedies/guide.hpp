// SPDX-License-Identifier: MIT
// PURE: the cues of a running break, second by second.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "remedies/catalogue.hpp"
#include "remedies/rotation.hpp"

namespace unknot::remedies {

// What the body does at a cue.
enum class Movement {
  rest,     // nothing, or it stands
  hold,     // into the pose of the stretch, and stays there
  release,  // out of it
  finish,   // what comes after the last repetition
  walk      // on foot, after the stretch
};

// What is to be done, as data: words/instruction.hpp says it.
struct Instruction {
  enum class What { own, line, breathe, pause, walk, stand, raise_desk, lower_desk, take_time };
  enum class First { nothing, first_side, other_side, again };

  What what = What::own;
  std::string text{};            // own: what the remedy says, without a full stop; line: what the person wrote
  First first = First::nothing;  // what is said before it
  std::string other_side{};      // as the remedy calls it
  int repetition = 1;
  int repetitions = 1;

  bool operator==(const Instruction&) const = default;
};

struct Cue {
  Duration at;       // since the break began, in whole seconds
  Instruction says;  // one line of at most 55 characters
  int side = 0;      // 1 or 2 of a stretch on both sides, else 0
  Movement movement = Movement::rest;

  bool operator==(const Cue&) const = default;
};

// The cues of a break that lasts `lasts`; the first at 0, each later than the one before, all before the end.
struct Guide {
  Duration lasts;
  std::vector<Cue> cues;

  bool operator==(const Guide&) const = default;
};

// Fills `lasts` with the entry, both sides for the same time: fewer repetitions where it is short; where it is long,
// longer holds of at most 30 s, more repetitions, or the same again after a pause. Nothing is left over; where there is
// an `ending`, the exercise is done once and the rest of the break is that.
[[nodiscard]] Guide guide(const Remedy& remedy, Duration lasts, Ending ending = Ending::none);
// The same for what was picked. Without a remedy there is one cue: the person's own line, or to breathe easily.
[[nodiscard]] Guide guide(const Catalogue& catalogue, const Pick& pick, Duration lasts);

// Whether a break of that length has room for the dose as the entry says it, or at least four fifths of it.
[[nodiscard]] bool has_room_for_dose(const Remedy& remedy, Duration lasts);

// The one that holds `elapsed` after the beginning.
[[nodiscard]] const Cue& cue_at(const Guide& guide, Duration elapsed);

}  // namespace unknot::remedies

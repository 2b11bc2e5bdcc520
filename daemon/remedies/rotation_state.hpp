// SPDX-License-Identifier: MIT
// What a rotation remembers, as a value that can be kept over days.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/time.hpp"
#include "remedies/remedy.hpp"

namespace unknot::remedies {

// The stretches of an area that have not come in this round.
struct Bag {
  std::vector<std::string> left;
  std::string last;    // the one that came last, or empty
  bool again = false;  // the second part of the round: those that were rated good, once more

  bool operator==(const Bag&) const = default;
};

// When a companion was last shown, and in which words.
struct CompanionMemory {
  WallTime last;
  std::chrono::local_days day;
  int that_day = 0;                     // how often on `day`
  std::vector<std::string> lines_left;  // not shown in this round

  bool operator==(const CompanionMemory&) const = default;
};

struct RotationState {
  std::uint64_t seed = 0;                        // any number begins another order; each draw changes it
  std::optional<std::chrono::local_days> day{};  // of the last break
  LocalTime first_today{};                       // of its first break
  int slot = 0;                                  // how far this day has come in the order of areas
  std::optional<Area> last_area{};
  std::optional<Area> favored{};  // the last area that came because it was favored
  bool was_favored = false;       // so did the last stretch
  std::array<Bag, areas> bags{};
  std::map<std::string, CompanionMemory> companions{};  // by id
  std::array<std::string, 2>
      shown_companions{};  // the companions of the last two breaks, the last first; empty: it was plain
  std::optional<std::chrono::local_days> rare_day{};  // when a rare one last came
  std::optional<WallTime> card_since{};               // when the card was first found switched on
  std::map<std::string, int> own_lines{};             // how many a kind with lines of its own has shown

  bool operator==(const RotationState&) const = default;
};

// A text of several lines, with its version in the first.
[[nodiscard]] std::string to_text(const RotationState& state);
// Nothing if it is no such text, or one of another version. Entries that are not in the catalogue any more do no harm.
[[nodiscard]] std::optional<RotationState> rotation_state(std::string_view text);

// A number below `limit`, which is at least 1; changes the seed.
[[nodiscard]] std::size_t draw_below(std::uint64_t& seed, std::size_t limit);

}  // namespace unknot::remedies

// SPDX-License-Identifier: MIT
// The table of keys that an entry of a catalogue file may have.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "remedies/remedy.hpp"

namespace unknot::remedies {

// Who needs the key; for the others it is optional.
enum class Needed { by_all, by_stretches, by_company, by_none };

// Where a value lives in a Remedy.
using Slot = std::variant<std::string*, std::vector<std::string>*, Duration*, int*, bool*, WeeklyHours*, Role*, Area*,
                          Position*>;

struct Field {
  std::string_view key;
  Needed needed;
  std::size_t most;  // characters of a text, of each text of a list; the greatest number; 0: no limit
  Slot (*slot)(Remedy&);
};

// All of them, in the order they are written.
[[nodiscard]] std::span<const Field> fields();
// Nothing if there is no such key.
[[nodiscard]] const Field* field_named(std::string_view key);

// Letters as a person counts them: code points of UTF-8.
[[nodiscard]] std::size_t letters(std::string_view text);

// The dose and what to mind stand in one line of a reminder: at most so many letters together.
inline constexpr std::size_t most_of_dose_and_caution = 56;
// What is said when the second side begins, in one cue.
inline constexpr std::size_t most_of_other_and_on = 43;

}  // namespace unknot::remedies

// SPDX-License-Identifier: MIT
// The words of a reminder through its life. At most 40 characters of title and three lines of 70.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/settings.hpp"
#include "remedies/remedy.hpp"

namespace unknot::remedies {

struct Texts {
  std::string title;
  std::vector<std::string> lines;

  bool operator==(const Texts&) const = default;
};

// What a break is about: an entry of the catalogue, or a line of the person's own.
struct Suggestion {
  std::string name;
  std::vector<std::string> lines;
  bool sides = false;
};

[[nodiscard]] Suggestion suggestion(const Remedy& remedy);
[[nodiscard]] Suggestion suggestion(const Kind& kind, std::string_view own_line);

// "Side neck tilt, 1 min". Shown again, it says how long ago the last real break was.
[[nodiscard]] Texts reminder_texts(const Suggestion& suggestion, Duration lasts, int repeats, Duration since_rest);
// The countdown; a stretch on both sides changes side half way.
[[nodiscard]] Texts countdown_texts(const Suggestion& suggestion, Duration lasts, Duration left);
// "Done. Next stretch at 10:42."
[[nodiscard]] Texts end_texts(const std::string& next_kind, const std::string& next_time);

// "0:45 left"
[[nodiscard]] std::string left_text(Duration left);

}  // namespace unknot::remedies

// SPDX-License-Identifier: MIT
// PURE: a guided break as lines of a terminal.
#pragma once

#include <string>
#include <vector>

#include "remedies/guide.hpp"

namespace unknot::cli {

struct GuidedBreak {
  std::string title;               // "Chin tuck, 1 min"
  std::vector<std::string> steps;  // numbered
  std::vector<std::string> lines;  // after them: the dose, the companion
  remedies::Guide guide;
};

// What the terminal can do.
struct GuidedLook {
  bool redraws = false;  // the frame is drawn again in its place; else each cue is one more line
  bool color = false;
  bool utf8 = false;
  std::size_t columns = 80;
};

// The title, the steps and an empty line.
[[nodiscard]] std::string guided_head(const GuidedBreak& about, const GuidedLook& look);

// What to do `elapsed` after the beginning, and under it a bar with the time left: without the last newline, no line as
// wide as the terminal.
[[nodiscard]] std::string guided_frame(const remedies::Guide& guide, Duration elapsed, const GuidedLook& look);

// The cue that holds then, as a line with its time: "0:30  Other side. Hold."
[[nodiscard]] std::string guided_line(const remedies::Guide& guide, Duration elapsed);

// When the frame, or without redrawing the cue, changes next after `elapsed`; at last the end.
[[nodiscard]] Duration next_change(const remedies::Guide& guide, Duration elapsed, const GuidedLook& look);

}  // namespace unknot::cli

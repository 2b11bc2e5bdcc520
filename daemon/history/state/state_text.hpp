// SPDX-License-Identifier: MIT
// PURE: the saved state as text (R23).
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "history/recorder.hpp"
#include "planner/planner.hpp"
#include "problems/history.hpp"

namespace unknot::history {

// What the daemon knows of the day beside the planner. A state of earlier versions has none of this.
struct Ongoing {
  std::optional<LocalTime> work_began{};  // on the last day that had any work
  bool limit_waits = false;               // the limit of the day is still to be told
  std::optional<ViewMode> view{};         // asked for the begun break, whatever its kind says

  bool operator==(const Ongoing&) const = default;
};

struct Saved {
  PlannerState planner;
  RecorderState recorder;
  std::string boot;        // the id of the boot that its instants count from
  std::string rotation;    // a text of whoever chooses what a reminder suggests
  std::string suggestion;  // what the reminder suggests now, by the same
  // A state of earlier versions has none of these.
  bool welcomed = true;                  // the person has been told that it runs
  std::optional<WallTime> sore_asked{};  // when they were last asked how what hurt them feels
  Ongoing ongoing{};

  bool operator==(const Saved&) const = default;
};

// Of each kind only the name and the work are kept; the rest is in the settings.
[[nodiscard]] std::string to_text(const Saved& saved);

// The error is why: the text is of another version, or no state at all.
[[nodiscard]] std::expected<Saved, Reason> from_text(std::string_view text);

// `saved` as this boot sees it. In another boot the wall clock tells how long ago it was; one that was set back tells
// nothing.
[[nodiscard]] PlannerState planner_now(const Saved& saved, std::string_view boot, Instant now, WallTime wall);

}  // namespace unknot::history

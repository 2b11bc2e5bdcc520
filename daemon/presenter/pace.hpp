// SPDX-License-Identifier: MIT
// PURE: when a countdown on screen is updated, and how it says what is left.
#pragma once

#include <optional>
#include <string>

#include "planner/settings.hpp"
#include "remedies/guide.hpp"

namespace unknot {

enum class Pace {
  seconds,  // every second
  steps,    // whenever there is something else to do, halfway, and for the last ten seconds
  spoken,   // for a screen reader: at a change of side, and halfway
  none,
};

// By the setting `notification.countdown`; `automatic` spares a screen on which updates disturb. What is read aloud is
// spoken or none.
[[nodiscard]] Pace pace_of(Countdown setting, bool updates_disturb, bool read_aloud = false);

// The first after `elapsed`, since the beginning; none: the end is next.
[[nodiscard]] std::optional<Duration> next_update(const remedies::Guide& guide, Pace pace, Duration elapsed);

// "0:45 left". In steps, of which each stays for a while, in words: "45 s left", "Halfway, 30 s left", "Last 10
// seconds". What is read aloud says only when it is halfway.
[[nodiscard]] std::string progress_text(const remedies::Guide& guide, Pace pace, Duration elapsed);

}  // namespace unknot

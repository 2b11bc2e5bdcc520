// SPDX-License-Identifier: MIT
// What keeps a reminder from the screen, and which of several reasons comes first.
#pragma once

namespace unknot {

// The first that is so, in this order, is the one that status and history name, and that says whether work counts.
enum class Obstacle { break_under_way, pause, off_hours, absence, elsewhere, hold, delivery, none };

// R1: a hold, or a server that is missing, keeps nobody from working.
[[nodiscard]] constexpr bool work_counts(Obstacle first) { return first >= Obstacle::hold; }

}  // namespace unknot

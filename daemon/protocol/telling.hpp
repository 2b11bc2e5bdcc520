// SPDX-License-Identifier: MIT
// PURE: remedies in terms of the control interface.
#pragma once

#include <vector>

#include "protocol/types.hpp"
#include "remedies/plan.hpp"
#include "remedies/texts.hpp"

namespace unknot {

// What a break is about, and back again how it ends.
[[nodiscard]] protocol::Suggestion told(const remedies::Suggestion& suggestion, remedies::Ending ending);
[[nodiscard]] remedies::Ending ending_of(const protocol::Suggestion& suggestion);

// Times are cut to seconds, lengths rounded up.
[[nodiscard]] std::vector<protocol::PlannedBreak> told(const std::vector<remedies::PlannedBreak>& breaks,
                                                       const remedies::Catalogue& catalogue);

}  // namespace unknot

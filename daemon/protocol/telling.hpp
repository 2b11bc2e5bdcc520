// SPDX-License-Identifier: MIT
// PURE: remedies in terms of the control interface.
#pragma once

#include <string>

#include "protocol/types.hpp"
#include "remedies/plan.hpp"
#include "remedies/suggestion.hpp"

namespace unknot {

// What a break is about, and back again how it ends.
[[nodiscard]] protocol::Suggestion told(const remedies::Suggestion& suggestion, remedies::Ending ending);
[[nodiscard]] remedies::Ending ending_of(const protocol::Suggestion& suggestion);

// `name` is that of what it suggests. Times are cut to seconds, lengths rounded up.
[[nodiscard]] protocol::PlannedBreak told(const remedies::PlannedBreak& planned, std::string name);

}  // namespace unknot

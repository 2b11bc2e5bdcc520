// SPDX-License-Identifier: MIT
// PURE: which companion, if any, accompanies a break.
#pragma once

#include <string>

#include "remedies/rotation.hpp"

namespace unknot::remedies {

// Nothing after two breaks in a row that had one. Otherwise the best of those that are due now: the longer ago beside
// its spacing and the heavier the better, then one whose window is about to close, first of all a rare one; of equals
// the first of the catalogue. A card comes only where there is no companion. Notes in the state since when it is
// switched on.
[[nodiscard]] const Remedy* next_companion(const Catalogue& catalogue, RotationState& state, const Moment& moment,
                                           const Wishes& wishes);

// Notes that it is shown now. The line it is shown with: each of its lines once before any comes again.
[[nodiscard]] std::string remember(RotationState& state, const Remedy& companion, const Moment& moment);

}  // namespace unknot::remedies

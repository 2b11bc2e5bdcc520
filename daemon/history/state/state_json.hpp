// SPDX-License-Identifier: MIT
// PURE: the parts of a saved state as JSON, for state_text only.
#pragma once

#include <boost/json/value.hpp>

#include "history/state/state_text.hpp"
#include "problems/history.hpp"

namespace unknot::history {

[[nodiscard]] boost::json::object write_state(const Saved& saved);
// Throws Unusable.
[[nodiscard]] Saved read_state(const boost::json::value& from);

// Throws Unusable for a state that no planner and no recorder can have been in: each time lies where it can lie, seen
// from the moment the state was saved. What the settings say is not asked, as they may have changed since.
void check_state(const Saved& saved);

}  // namespace unknot::history

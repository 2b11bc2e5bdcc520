// SPDX-License-Identifier: MIT
// PURE: what the control interface says of causes, and the planner's status read back from it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/status.hpp"
#include "protocol/types.hpp"

namespace unknot {

// The fields `cause` and `by`, and `held_by`.
[[nodiscard]] std::optional<std::string> cause_of(const Status& status);
[[nodiscard]] std::optional<std::string> by_of(const Status& status);
[[nodiscard]] std::vector<protocol::Holding> told(const Holds& holds);

// All that the interface says of the planner's status, to the second. What this program does not know is left out.
[[nodiscard]] Status status_of(const protocol::Status& status);

// Whether status_of() has everything that the sentence about it needs, or all holds. Not so if it comes from an older
// daemon that did not tell causes, or from a newer one that knows others.
[[nodiscard]] bool tells_causes(const protocol::Status& status);
[[nodiscard]] bool tells_holds(const protocol::Status& status);

}  // namespace unknot

// SPDX-License-Identifier: MIT
// Time zones of the system as values for the planner.
#pragma once

#include <optional>
#include <string>

#include "planner/hours.hpp"

namespace unknot {

// The zone of this machine (TZ, else /etc/localtime) with its changes from `from` to `to`.
[[nodiscard]] Zone local_zone(WallTime from, WallTime to);

// The zone with this name ("Europe/Berlin"); none if the system does not know it.
[[nodiscard]] std::optional<Zone> named_zone(const std::string& name, WallTime from, WallTime to);

}  // namespace unknot

// SPDX-License-Identifier: MIT
// The names of units in D-Bus paths.
#pragma once

#include <string>

namespace unknot::desktop {

// How systemd writes a unit's name in an object path: "a-b.service" is "a_2db_2eservice".
[[nodiscard]] std::string unit_label(const std::string& unit);

}  // namespace unknot::desktop

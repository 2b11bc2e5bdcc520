// SPDX-License-Identifier: MIT
// The status in terms of the interface.
#pragma once

#include "control/service.hpp"
#include "protocol/types.hpp"

namespace unknot::control {

// What is still to come is rounded up to seconds, so that nothing shows 0 before its time; what is past is rounded
// down.
[[nodiscard]] protocol::Status to_wire(const StatusReport& report);
[[nodiscard]] protocol::Party to_wire(const SourceReport& report);

}  // namespace unknot::control

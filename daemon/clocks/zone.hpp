// SPDX-License-Identifier: MIT
// Time zones of the system, as the C library reads them: so both programs, and all others here, show the same time.
#pragma once

#include <optional>
#include <string>

#include "planner/calendar/hours.hpp"

namespace unknot {

// What a clock shows here (TZ, else /etc/localtime), by the zone as it was when this process first asked for it or last
// called local_zone() or look_at_zone_again().
[[nodiscard]] LocalTime wall_to_local(WallTime at);

// The moment at which it shows `local`. Where two moments share it, the earlier; where it is skipped, the later of the
// two that it could mean.
[[nodiscard]] WallTime local_to_wall(LocalTime local);

// Takes up a change of /etc/localtime. TZ and the zone belong to the whole process: to be called on its main thread.
void look_at_zone_again();

// This moment, after a look at the zone: what wall_to_local() makes of it is what clocks show here.
[[nodiscard]] WallTime now_in_zone();

// The zone of this machine, read again, with its changes from `from` to `to`.
[[nodiscard]] Zone local_zone(WallTime from, WallTime to);

// The zone with this name ("Europe/Berlin"); none if the system does not have it. Only while no other thread runs, as
// the process is in that zone meanwhile.
[[nodiscard]] std::optional<Zone> named_zone(const std::string& name, WallTime from, WallTime to);

}  // namespace unknot

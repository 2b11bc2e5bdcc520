// SPDX-License-Identifier: MIT
// What holds for settings from wherever they were read.
#pragma once

#include <algorithm>

#include "planner/settings.hpp"
#include "settings/table/schema.hpp"

namespace fuzz {

// A planner can go on with them.
inline bool usable(const unknot::Settings& settings) {
  const bool lengths = settings.idle_after.count() > 0 && settings.snooze.count() > 0 &&
                       settings.repeat_after.count() > 0 && settings.gap.count() >= 0;
  const bool limits =
      settings.snooze_limit >= 0 && settings.repeat_limit >= 0 && settings.kinds.size() <= unknot::settings::most_kinds;
  return lengths && limits && std::ranges::all_of(settings.kinds, [](const unknot::Kind& kind) {
           return unknot::settings::is_kind_name(kind.name) && kind.every.count() > 0 && kind.lasts.count() > 0;
         });
}

}  // namespace fuzz

// SPDX-License-Identifier: MIT
// Built without libical.
#include "holidays/occurrences.hpp"

namespace unknot::cli {

std::optional<Mistake> no_calendars() { return Mistake{Mistake::What::built_without_libical}; }

Occurrences occurrences_of(const EventLines&, Years) {
  return {.uid = {}, .name = {}, .days = {}, .unfit = Unfit::unreadable};
}

}  // namespace unknot::cli

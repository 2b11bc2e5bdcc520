// SPDX-License-Identifier: MIT
// Built without libical.
#include "holidays/occurrences.hpp"

namespace unknot::cli {

std::string no_calendars() { return "This unknot was built without libical, which reads calendar files."; }

Occurrences occurrences_of(const EventLines&, Years) {
  return {.uid = {}, .name = {}, .days = {}, .unfit = Unfit::unreadable};
}

}  // namespace unknot::cli

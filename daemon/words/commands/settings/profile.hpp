// SPDX-License-Identifier: MIT
// What `unknot profile` says.
#pragma once

#include <optional>
#include <string>

#include "planner/time.hpp"
#include "words/language/calendar.hpp"

namespace unknot::words {

// When its use ends; none: when it is switched off.
using ProfileEnd = std::optional<WallTime>;

// In the list, after a profile: "(in use until 17:00)".
[[nodiscard]] std::string profile_in_use_mark(const ProfileEnd& end, const Calendar& calendar);
// On its page: "In use until 17:00."
[[nodiscard]] std::string profile_in_use(const ProfileEnd& end, const Calendar& calendar);
[[nodiscard]] std::string profile_not_in_use(const std::string& profile);
// Beside what a profile sets, what its key is without it: "(otherwise 20m)".
[[nodiscard]] std::string value_otherwise(const std::string& value);

// `folder` is where they would be.
[[nodiscard]] std::string no_profiles(const std::string& folder);
[[nodiscard]] std::string no_profile_in_use();

// What has been done. `lasts` is how long the use is to last.
[[nodiscard]] std::string profile_used_until(const std::string& profile, WallTime end, Duration lasts,
                                             const Calendar& calendar);
[[nodiscard]] std::string profile_used(const std::string& profile);
[[nodiscard]] std::string profile_is_off(const std::string& profile);
[[nodiscard]] std::string no_profile_was_in_use();

}  // namespace unknot::words

// SPDX-License-Identifier: MIT
// What went wrong in the daemon, with its consequence: begins in lower case and ends without a full stop. `why` is what
// the system or a library said; it is taken as it is.
#pragma once

#include <string>

namespace unknot::words {

// `fix` is a command, or empty.
[[nodiscard]] std::string settings_unwatched(const std::string& why, const std::string& fix);
// The same where the settings are named beside it.
[[nodiscard]] std::string unwatched(const std::string& why);

[[nodiscard]] std::string window_not_shown(const std::string& why);

// The state of an earlier run: it could not be read, for a reason that names it or does not.
[[nodiscard]] std::string timers_from_zero(const std::string& problem);
[[nodiscard]] std::string state_unread(const std::string& why);

// The choice of a profile, which holds for now.
[[nodiscard]] std::string profile_not_kept(const std::string& why);
// One that was switched off.
[[nodiscard]] std::string profile_comes_back(const std::string& why);

}  // namespace unknot::words

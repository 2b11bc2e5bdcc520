// SPDX-License-Identifier: MIT
// What the daemon makes of settings that were just saved: whole sentences.
#pragma once

#include <string>

namespace unknot::words {

// What the daemon found wrong follows: its settings stay, or only remedies are wrong.
[[nodiscard]] std::string daemon_keeps_settings();
[[nodiscard]] std::string daemon_found_errors();

// A variable sets the key as well: in the environment of the daemon, or here, where the daemon may or may not see it.
[[nodiscard]] std::string variable_of_daemon(const std::string& key, const std::string& variable);
[[nodiscard]] std::string variable_here(const std::string& variable);
[[nodiscard]] std::string variable_only_here(const std::string& variable);
// A profile sets it.
[[nodiscard]] std::string profile_overrides(const std::string& profile, const std::string& key);

[[nodiscard]] std::string saved_but_not_applied(const std::string& why);
[[nodiscard]] std::string applied_at_start();
[[nodiscard]] std::string daemon_uses_other_file(const std::string& file);

}  // namespace unknot::words

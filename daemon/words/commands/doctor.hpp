// SPDX-License-Identifier: MIT
// What `unknot doctor` finds: begins in lower case, unless with a name, and ends without a full stop.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace unknot::words {

enum class Health {
  ok,
  unknown,  // can't be determined here
  warning,  // reminders come, but something is not as good as it could be
  error     // no reminders come
};

// Beside each finding: "warning", "session bus". A check that is not known here is called as it is named.
[[nodiscard]] std::string health(Health health);
[[nodiscard]] std::string check(std::string_view name);
// Before the commands that fix it: "fix:".
[[nodiscard]] std::string fix_label();

// The daemon, and what it reports of a source: what provides it, what is wrong, or both.
[[nodiscard]] std::string daemon_runs();
[[nodiscard]] std::string daemon_stands_still();
[[nodiscard]] std::string daemon_keeps_silent(const std::string& why);
[[nodiscard]] std::string source_unavailable();
[[nodiscard]] std::string source_troubled(const std::string& source, const std::string& problem);

// What is around it.
[[nodiscard]] std::string nothing_listens(const std::string& path);
[[nodiscard]] std::string unknown_without_bus();
[[nodiscard]] std::string unknown_without_systemd();
[[nodiscard]] std::string logind_there(bool there);
[[nodiscard]] std::string pipewire_there(bool there);
[[nodiscard]] std::string session_active();
[[nodiscard]] std::string session_not_active();
[[nodiscard]] std::string no_display();
[[nodiscard]] std::string display_not_passed_on(const std::string& variables);

// Its unit, in the words of systemd: "enabled, active".
[[nodiscard]] std::string unit_state(const std::string& installed, const std::string& active);
[[nodiscard]] std::string unit_not_started(const std::string& state);
[[nodiscard]] std::string unit_not_installed();
[[nodiscard]] std::string unit_failed();
[[nodiscard]] std::string no_user_session();

// The notification server: none, and nothing is known that installs one, or with its `capabilities`.
[[nodiscard]] std::string no_server_found();
[[nodiscard]] std::string no_server_to_install();
[[nodiscard]] std::string server_supports(const std::string& server, const std::vector<std::string>& capabilities);
[[nodiscard]] std::string server_paused(const std::string& server);

// Files.
[[nodiscard]] std::string no_history_yet();
[[nodiscard]] std::string nothing_recorded_until_moved(const std::string& why);
[[nodiscard]] std::string nothing_recorded_until_updated(const std::string& why);
[[nodiscard]] std::string icon_not_installed(const std::string& file);
[[nodiscard]] std::string desktop_file_not_installed(const std::string& file);

}  // namespace unknot::words

// SPDX-License-Identifier: MIT
// Why the daemon did not answer a command, and what to do: whole sentences. `why` is what the system or a library said.
#pragma once

#include <string>
#include <string_view>

namespace unknot::words {

inline constexpr std::string_view restart_command = "systemctl --user restart unknot";

// `start` is the command that starts it.
[[nodiscard]] std::string daemon_not_running(const std::string& start);
[[nodiscard]] std::string daemon_has_stopped(const std::string& start);
// It runs, but nothing is where its socket was.
[[nodiscard]] std::string socket_is_gone(const std::string& socket);
[[nodiscard]] std::string daemon_unreachable(const std::string& socket, const std::string& why);
[[nodiscard]] std::string daemon_timed_out(long milliseconds);
[[nodiscard]] std::string daemon_hung_up();
// With an error that has no sentence of its own.
[[nodiscard]] std::string daemon_refused(const std::string& error);

// What came back is of no use.
[[nodiscard]] std::string answer_not_understood(const std::string& why);
[[nodiscard]] std::string status_not_understood();
// What is wrong with it: no sentences.
[[nodiscard]] std::string answer_goes_on();
[[nodiscard]] std::string answer_too_long();
[[nodiscard]] std::string answer_field_wrong(const std::string& field);

// `unknot version`, of a daemon that does not run or does not answer.
[[nodiscard]] std::string version_of_none();
[[nodiscard]] std::string version_unanswered();
// In the place of a version that is not told.
[[nodiscard]] std::string version_untold();
// It is not that of `unknot`.
[[nodiscard]] std::string version_differs();

}  // namespace unknot::words

// SPDX-License-Identifier: MIT
// Why the daemon refused what a command asked, and what to do. Where `meant` is empty, nothing is near what was
// written.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unknot::words {

// `answer` is the word of the protocol: "done".
[[nodiscard]] std::string nothing_to_answer(std::string_view answer);
[[nodiscard]] std::string no_snooze_left(long limit, bool strict);
[[nodiscard]] std::string no_putting_off_left(long limit, bool strict);
[[nodiscard]] std::string unknown_break(const std::string& kind, const std::string& meant,
                                        const std::vector<std::string>& known);
[[nodiscard]] std::string break_under_way(const std::string& kind, bool strict);
[[nodiscard]] std::string break_is_strict(const std::string& kind);
[[nodiscard]] std::string reminder_waits(const std::string& kind, bool strict);
[[nodiscard]] std::string nothing_ahead();
[[nodiscard]] std::string unknown_profile(const std::string& profile, const std::string& meant);
// The first of the errors, if it is known, and how many others there are.
[[nodiscard]] std::string unchanged_by_error(const std::optional<std::string>& error, long others);
[[nodiscard]] std::string too_many_clients(long limit);

// What the daemon does not know.
[[nodiscard]] std::string daemon_too_old();
[[nodiscard]] std::string no_method(const std::string& method);
[[nodiscard]] std::string no_interface(const std::string& name);
[[nodiscard]] std::string value_rejected(const std::string& parameter);

}  // namespace unknot::words

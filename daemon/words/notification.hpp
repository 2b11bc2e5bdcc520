// SPDX-License-Identifier: MIT
// What stands on a notification beside the suggestion.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/time.hpp"
#include "words/reminder.hpp"

namespace unknot::words {

// The labels of buttons: short, and of those on screen together no two begin with the same letter.
[[nodiscard]] std::string start_label();
[[nodiscard]] std::string snooze_label(Duration snooze);
[[nodiscard]] std::string skip_label();
[[nodiscard]] std::string done_label();
[[nodiscard]] std::string stop_label();
[[nodiscard]] std::string not_really_label();

[[nodiscard]] std::string start_now_label();
[[nodiscard]] std::string later_label(Duration snooze);
[[nodiscard]] std::string enough_label();
// "20 more minutes"
[[nodiscard]] std::string more_label(Duration more);

// "rest in 1 min"
[[nodiscard]] Texts announcement(const std::string& kind, Duration left);
// "8 h at the desk today"
[[nodiscard]] Texts day_limit(Duration worked);

// How to answer without buttons: "Answer: unknot start, snooze or skip", from "unknot start", "unknot snooze" and
// "unknot skip"; empty if there is no command.
[[nodiscard]] std::string answer_line(const std::vector<std::string>& commands);

// The first note of all: that it runs, when the first break comes, and the command that stops it.
[[nodiscard]] Texts welcome_note(const std::optional<Next>& next, const Calendar& calendar, const std::string& stop);
// That what happens is not recorded; `why` is what the history says.
[[nodiscard]] Texts unwritten_note(const std::string& why);
// That there is an error in the settings, or in the remedies of the person's own; `error` names its place.
[[nodiscard]] Texts settings_note(const std::string& error);
[[nodiscard]] Texts own_remedies_note(const std::string& error);

}  // namespace unknot::words

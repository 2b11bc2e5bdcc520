// SPDX-License-Identifier: MIT
// What `unknot sore` asks and answers, and how a report shows scores week by week. Areas and lists are given as they
// are to be read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/time.hpp"

namespace unknot::words {

// What is wrong with what was typed; without a full stop.
[[nodiscard]] std::string unknown_area(const std::vector<std::string>& known, std::string_view text);
[[nodiscard]] std::string no_score(std::string_view text);
[[nodiscard]] std::string area_without_score();
[[nodiscard]] std::string nobody_to_ask_scores();

// The answer to a score, in one line or two.
struct Scored {
  std::string area;
  int score = 0;
  bool favored = false;  // by the stretches of the next days
  bool help = false;     // it is time to read when to get help
};
[[nodiscard]] std::string score_noted(const Scored& scored);
[[nodiscard]] std::string score_not_recorded();

// Before the first question, with an empty line after it.
[[nodiscard]] std::string scores_question();
// "neck (0 to 10, Enter to skip): "
[[nodiscard]] std::string score_question(const std::string& area);
[[nodiscard]] std::string score_again();

[[nodiscard]] std::string more_than_stretching();

// "neck, from 0 (no pain) to 10"
[[nodiscard]] std::string scores_of(const std::string& area);
[[nodiscard]] std::string week_by_week(const std::string& area);
[[nodiscard]] std::string hours_at_desk(Duration time);
// What scores don't tell.
[[nodiscard]] std::string scores_show_no_cause();

}  // namespace unknot::words

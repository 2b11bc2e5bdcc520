// SPDX-License-Identifier: MIT
// What `unknot days-off` and `unknot holidays` say. Days come as they are written.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace unknot::words {

[[nodiscard]] std::string no_days_off();
[[nodiscard]] std::string days_in_list_already();
[[nodiscard]] std::string days_already_over(const std::vector<std::string>& days);
// They have an effect, or all are over.
[[nodiscard]] std::string days_added(const std::vector<std::string>& days);
[[nodiscard]] std::string days_added_in_vain(const std::vector<std::string>& days);
[[nodiscard]] std::string days_removed(const std::vector<std::string>& days);
// Begins in lower case and ends without a full stop.
[[nodiscard]] std::string day_not_in_list(const std::string& day);

// Events of a calendar file that give no day off. `first` and `last` are the years that were asked for.
struct DaysLeftOut {
  int timed = 0;
  int cancelled = 0;
  int unreadable = 0;
  int other_years = 0;
  int over = 0;
  int off_already = 0;
  int first = 0;
  int last = 0;
};
// "Left out: 1 cancelled event, 3 already over."; empty: none was.
[[nodiscard]] std::string days_left_out(const DaysLeftOut& left_out);
[[nodiscard]] std::string no_days_to_add();
// For so many more, as a list has no more than `most`.
[[nodiscard]] std::string no_room_for_days(std::size_t room, std::size_t most);
[[nodiscard]] std::string add_entries_question(std::size_t count);
[[nodiscard]] std::string entries_added(std::size_t count);

}  // namespace unknot::words

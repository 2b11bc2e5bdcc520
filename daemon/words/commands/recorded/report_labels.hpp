// SPDX-License-Identifier: MIT
// The names of what a report shows: figures, columns, parts of a page, and what time was spent on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace unknot::words {

enum class Label {
  // figures
  at_desk,
  standing,
  day_limit,
  average_day,
  longest,
  longest_without_break,
  breaks,
  breaks_taken,
  each_day,
  in_a_row,
  before,
  also,
  answered,
  areas,
  left_out,
  // columns of tables
  from,
  to,
  what,
  why,
  at,
  one_break,
  outcome,
  suggestion,
  day,
  held_back,
  in_breaks,
  paused,
  breaks_offered,
  week_of,
  score,
  // parts of a page
  day_as_table,
  breaks_as_table,
  days_as_table,
  the_day,
  the_days,
  hours_of_day,
  areas_of_body,
  how_it_feels,
  // other pages
  other_reports,
  previous,
  next,
  today,
  week,
  month,
  year,
  // how time was spent
  spent_at_desk,
  spent_in_break,
  spent_away,
  spent_held_back,
  spent_paused,
  spent_off_hours,
  // what the signs of a picture mean
  break_taken,
  break_not_taken,
  taken,
  not_taken,
  at_desk_held_back,
  reminders_held_back,
  no_breaks_due,
  few_taken,
  less_than_half_taken,
  half_taken,
  most_taken,
  // what became of a break
  offered,
  done,
  rested,
  snoozed,
  skipped,
  dismissed,
  missed,
  interrupted,
  undelivered,
  worked,
  limit
};
inline constexpr Label last_label = Label::limit;

// Of figures, columns and parts with its first letter in upper case.
[[nodiscard]] std::string label(Label label);

// What kept the person from work, or reminders from the person, by the word that the history has for it: "idle". A word
// that is not known stays as it is.
[[nodiscard]] std::string cause(std::string_view word);

}  // namespace unknot::words

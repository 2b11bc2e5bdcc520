// SPDX-License-Identifier: MIT
#include "words/commands/times.hpp"

#include "strings/quote.hpp"
#include "words/language/sentence.hpp"

namespace unknot::words {

std::string until_needs_time() {
  return say("'until' needs a time, such as 'until 14:00'; for a duration, just '45m'");
}

std::string unknown_day(std::string_view text) {
  return say("{text} is not a day; use today, tomorrow, a weekday or a date, such as 'monday 9:00'",
             {{"text", in_quotes(text)}});
}

std::string unknown_iso_date(std::string_view text) {
  return say("{text} is not a date; write it as 2026-12-24", {{"text", in_quotes(text)}});
}

std::string unknown_date(std::string_view text) {
  return say("{text} is not a date; write it as 24 dec or 2026-12-24", {{"text", in_quotes(text)}});
}

std::string unknown_time_of_day(std::string_view text) {
  return say("{text} is not a time of day; use 0:00 to 23:59, such as 14:00", {{"text", in_quotes(text)}});
}

std::string neither_length_nor_time(std::string_view text) {
  return say("{text} is neither a duration nor a time; write 45m, until 14:00 or tomorrow 9:00",
             {{"text", in_quotes(text)}});
}

std::string length_too_short(std::string_view text) {
  return say("'{text}' is too short; the minimum is 1s", {{"text", text}});
}

std::string today_has_begun() { return say("today has already begun; for the rest of it, just 'today'"); }
std::string too_far_ahead(std::string_view text) { return say("{text} is more than 366 days away", {{"text", text}}); }

std::string passed_today(std::string_view time) {
  return say("{time} has passed today; write 'tomorrow {time}' for the next one", {{"time", time}});
}

std::string in_the_past(std::string_view text) { return say("{text} is in the past", {{"text", text}}); }
std::string already_begun(std::string_view text) { return say("{text} has already begun", {{"text", text}}); }

std::string assuming_tomorrow(std::string_view time) {
  return say("{time} has passed today; assuming tomorrow.", {{"time", time}});
}

std::string assuming_next_week(std::string_view time) {
  return say("{time} has passed today; assuming next week.", {{"time", time}});
}

std::string assuming_not_today() { return say("That is today; assuming next week."); }

}  // namespace unknot::words

// SPDX-License-Identifier: MIT
#include "words/language/dates.hpp"

#include <array>

#include "words/language/sentence.hpp"

namespace unknot::words {

namespace {

using std::chrono::local_days;
using std::chrono::year_month_day;
using Months = std::array<const char*, 12>;
using Weekdays = std::array<const char*, 7>;

// A date in its pieces, as texts.
struct Pieces {
  std::string day;
  std::string month;
  std::string year;
};

std::string of_month(local_days date, const Months& names) {
  return say(names.at(static_cast<unsigned>(year_month_day{date}.month()) - 1));
}

std::string of_week(local_days date, const Weekdays& names) {
  return say(names.at(std::chrono::weekday{date}.c_encoding()));
}

std::string long_month(local_days date) {
  constexpr Months names{to_say("January"),   to_say("February"), to_say("March"),    to_say("April"),
                         to_say("May"),       to_say("June"),     to_say("July"),     to_say("August"),
                         to_say("September"), to_say("October"),  to_say("November"), to_say("December")};
  return of_month(date, names);
}

std::string long_weekday(local_days date) {
  constexpr Weekdays names{to_say("Sunday"),   to_say("Monday"), to_say("Tuesday"), to_say("Wednesday"),
                           to_say("Thursday"), to_say("Friday"), to_say("Saturday")};
  return of_week(date, names);
}

std::string day_of(local_days date) { return std::to_string(static_cast<unsigned>(year_month_day{date}.day())); }

Pieces pieces_of(local_days date) {
  return {day_of(date), long_month(date), std::to_string(static_cast<int>(year_month_day{date}.year()))};
}

std::string one_day(local_days date) {
  const auto [day, month, year] = pieces_of(date);
  return say("{weekday} {day} {month} {year}",
             {{"weekday", long_weekday(date)}, {"day", day}, {"month", month}, {"year", year}});
}

}  // namespace

std::string weekday(local_days day) {
  constexpr Weekdays names{to_say("Sun"), to_say("Mon"), to_say("Tue"), to_say("Wed"),
                           to_say("Thu"), to_say("Fri"), to_say("Sat")};
  return of_week(day, names);
}

std::string month(local_days day) {
  constexpr Months names{to_say("Jan"), to_say("Feb"), to_say("Mar"), to_say("Apr"), to_say("May"), to_say("Jun"),
                         to_say("Jul"), to_say("Aug"), to_say("Sep"), to_say("Oct"), to_say("Nov"), to_say("Dec")};
  return of_month(day, names);
}

std::string short_date(local_days day) {
  const std::string number = day_of(day);
  return say("{weekday} {day} {month}",
             {{"weekday", weekday(day)}, {"day", std::string(2 - number.size(), ' ') + number}, {"month", month(day)}});
}

std::string date_and_time(local_days day, const std::string& time) {
  return say("{date} {time}", {{"date", short_date(day)}, {"time", time}});
}

std::string period(local_days first, local_days last) {
  if (first == last) return one_day(first);
  const auto [day, month, year] = pieces_of(first);
  const auto [last_day, last_month, last_year] = pieces_of(last);
  const char* text = to_say("{day} to {last_day} {last_month} {last_year}");
  if (month != last_month) text = to_say("{day} {month} to {last_day} {last_month} {last_year}");
  if (year != last_year) text = to_say("{day} {month} {year} to {last_day} {last_month} {last_year}");
  return say(text, {{"day", day},
                    {"month", month},
                    {"year", year},
                    {"last_day", last_day},
                    {"last_month", last_month},
                    {"last_year", last_year}});
}

}  // namespace unknot::words

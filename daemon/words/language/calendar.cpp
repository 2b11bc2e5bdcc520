// SPDX-License-Identifier: MIT
#include "words/language/calendar.hpp"

#include "strings/two_digits.hpp"
#include "words/language/dates.hpp"
#include "words/language/sentence.hpp"

namespace unknot::words {

namespace {

using std::chrono::days;

// A moment as the calendar has it, to the minute.
struct Written {
  std::chrono::local_days day;
  days ahead;  // of today
  std::string clock;
};

// A hair before a full minute is called by that minute.
Written written(const Calendar& calendar, WallTime at) {
  const LocalTime local = calendar.to_local(std::chrono::round<std::chrono::seconds>(at));
  const auto day = std::chrono::floor<days>(local);
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::minutes>(local - day)};
  return {day, day - std::chrono::floor<days>(calendar.to_local(calendar.now)),
          two_digits(time.hours().count()) + ":" + two_digits(time.minutes().count())};
}

std::string with_weekday(const Written& at) {
  return say("{weekday} {time}", {{"weekday", weekday(at.day)}, {"time", at.clock}});
}

std::string with_date(const Written& at) {
  const std::chrono::year_month_day date{at.day};
  return say("{weekday} {day} {month} {time}", {{"weekday", weekday(at.day)},
                                                {"day", std::to_string(static_cast<unsigned>(date.day()))},
                                                {"month", month(at.day)},
                                                {"time", at.clock}});
}

}  // namespace

std::string Calendar::say(WallTime at) const {
  const Written time = written(*this, at);
  if (time.ahead == days{0}) return time.clock;
  if (time.ahead == days{1}) return words::say("tomorrow {time}", {{"time", time.clock}});
  return time.ahead > days{0} && time.ahead < days{7} ? with_weekday(time) : with_date(time);
}

std::string Calendar::say_by_weekday(WallTime at) const {
  const Written time = written(*this, at);
  if (time.ahead == days{0}) return time.clock;
  return time.ahead > days{-7} && time.ahead < days{7} ? with_weekday(time) : with_date(time);
}

std::string Calendar::say_when(WallTime at) const {
  if (written(*this, at).ahead == days{1}) return say(at);
  return words::say("at {time}", {{"time", say(at)}});
}

Calendar calendar_at(const WallClock& clock, Instant now) {
  return {clock.when(now), [&clock](WallTime at) { return clock.zone.to_local(at); }};
}

}  // namespace unknot::words

// SPDX-License-Identifier: MIT
#include "planner/calendar/fixed_times.hpp"

#include <algorithm>

#include "planner/calendar/on_weekday.hpp"
#include "strings/number.hpp"
#include "strings/trimmed.hpp"
#include "strings/two_digits.hpp"

namespace unknot {

namespace {

using std::chrono::days;
using std::chrono::minutes;
using What = Mistake::What;
using Unread = std::unexpected<Mistake>;

std::expected<Weekdays, Mistake> parse_weekdays(std::string_view text) {
  Weekdays all = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(blanks), text.size());
    const auto range = parse_days(text.substr(0, end));
    if (!range) return Unread(range.error());
    all |= weekdays_in(*range);
    text = trimmed(text.substr(end));
  }
  return all;
}

}  // namespace

std::expected<minutes, Mistake> parse_time_of_day(std::string_view text) {
  const auto at = clock_time_in(trimmed(text));
  if (!at || *at >= days{1}) return Unread(Mistake{What::not_a_time_of_day, std::string(text)});
  return *at;
}

std::expected<FixedTime, Mistake> parse_fixed_time(std::string_view text) {
  const auto words = trimmed(text);
  const auto cut = words.find_last_of(blanks);
  const auto at = parse_time_of_day(cut == words.npos ? words : words.substr(cut + 1));
  if (!at) return Unread(Mistake{What::not_a_time, std::string(text)});
  if (cut == words.npos) return FixedTime{every_day, *at};
  const auto on = parse_weekdays(trimmed(words.substr(0, cut)));
  if (!on) return Unread(on.error());
  return FixedTime{*on, *at};
}

std::string format_time_of_day(minutes at) { return two_digits(at.count() / 60) + ":" + two_digits(at.count() % 60); }

std::string format_fixed_time(const FixedTime& time) {
  return (time.days == every_day ? "" : format_weekdays(time.days) + " ") + format_time_of_day(time.at);
}

std::optional<WallTime> next_of(std::span<const FixedTime> times, WallTime after, const Zone& zone) {
  if (times.empty()) return std::nullopt;
  std::optional<WallTime> next;
  const auto today = std::chrono::floor<days>(zone.to_local(after));
  // The day before too, as a gap may put off what it ends with; the same weekday comes again after seven.
  for (int day = -1; day <= 8; ++day) {
    const auto date = today + days{day};
    for (const FixedTime& time : times) {
      if (!is_one_of(time.days, date)) continue;
      const WallTime at = zone.to_wall(date + time.at);
      if (at > after && (!next || at < *next)) next = at;
    }
    if (next && day > 0) return next;
  }
  return next;
}

}  // namespace unknot

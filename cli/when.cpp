// SPDX-License-Identifier: MIT
#include "cli/when.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <ctime>
#include <optional>
#include <vector>

#include "planner/duration.hpp"
#include "planner/quote.hpp"

namespace unknot::cli {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::seconds;
using Error = std::unexpected<std::string>;

std::vector<std::string> lower_words(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char letter : text) {
    if (std::isspace(static_cast<unsigned char>(letter)) == 0) {
      words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size() && value >= 0;
  return whole ? std::optional{value} : std::nullopt;
}

bool looks_like_time(std::string_view word) { return word.find(':') != std::string_view::npos; }

// "9:00", "14:05"
std::expected<minutes, std::string> time_of_day(std::string_view word) {
  const auto colon = word.find(':');
  const auto hour = number(word.substr(0, colon));
  const auto minute = colon == std::string_view::npos ? std::nullopt : number(word.substr(colon + 1));
  const bool two_digits = colon != std::string_view::npos && word.size() - colon == 3;
  if (hour && minute && two_digits && *hour < 24 && *minute < 60) return minutes{*hour * 60 + *minute};
  return Error{in_quotes(word) + " is no time of day; write one from 0:00 to 23:59, such as 14:00"};
}

std::optional<std::chrono::weekday> weekday(std::string_view word) {
  constexpr std::array names{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
  for (unsigned day = 0; day < names.size(); ++day) {
    const std::string_view name = names[day];
    if (word == name || (word.size() >= 3 && name.starts_with(word))) return std::chrono::weekday{day};
  }
  return std::nullopt;
}

local_days today(WallTime now) { return std::chrono::floor<days>(wall_to_local(now)); }

std::expected<Moment, std::string> next_such_time(const std::string& word, WallTime now) {
  const auto time = time_of_day(word);
  if (!time) return Error{time.error()};
  if (const WallTime at = local_to_wall(today(now) + *time); at > now) return Moment{at, ""};
  return Moment{local_to_wall(today(now) + days{1} + *time), word + " is past today, so tomorrow is meant."};
}

std::expected<Moment, std::string> time_on_day(const std::string& day, const std::string& word, WallTime now) {
  const auto named = weekday(day);
  if (day != "today" && day != "tomorrow" && !named) {
    return Error{in_quotes(day) + " is no day; write today, tomorrow or a weekday, such as 'monday 9:00'"};
  }
  const auto time = time_of_day(word);
  if (!time) return Error{time.error()};
  if (day == "tomorrow") return Moment{local_to_wall(today(now) + days{1} + *time), ""};
  const days ahead = named ? *named - std::chrono::weekday{today(now)} : days{0};
  const WallTime at = local_to_wall(today(now) + ahead + *time);
  if (at > now) return Moment{at, ""};
  if (!named) return Error{word + " is past today; write 'tomorrow " + word + "' for the next one"};
  return Moment{local_to_wall(today(now) + ahead + days{7} + *time), word + " is past today, so next week is meant."};
}

std::expected<Moment, std::string> parse_moment(const std::vector<std::string>& words, WallTime now) {
  if (words.size() == 2) return time_on_day(words[0], words[1], now);
  if (words.size() == 1 && looks_like_time(words[0])) return next_such_time(words[0], now);
  if (words.size() == 1 && (words[0] == "tomorrow" || weekday(words[0]))) {
    return Error{"a day wants a time with it, such as '" + words[0] + " 9:00'"};
  }
  return Error{"'until' wants a time, such as 'until 14:00' or 'until tomorrow 9:00'; a length stands alone: '45m'"};
}

// The moment that `local` means by the offset which holds at `near`.
WallTime by_offset_of(WallTime near, LocalTime local) {
  return WallTime{local.time_since_epoch() - (wall_to_local(near).time_since_epoch() - near.time_since_epoch())};
}

}  // namespace

std::expected<When, std::string> parse_when(std::string_view text, WallTime now) {
  std::vector<std::string> words = lower_words(text);
  const bool until = !words.empty() && words.front() == "until";
  if (until) words.erase(words.begin());
  const bool names_day =
      !words.empty() && (words.front() == "today" || words.front() == "tomorrow" || weekday(words.front()));
  if (until || names_day || (!words.empty() && looks_like_time(words.back()))) {
    auto moment = parse_moment(words, now);
    if (!moment) return Error{moment.error()};
    return When{*moment};
  }
  if (text.find_first_of("0123456789") == text.npos) {
    return Error{in_quotes(text) + " is no length and no time; write 45m, until 14:00 or tomorrow 9:00"};
  }
  auto duration = parse_duration(text);
  if (!duration) return Error{duration.error()};
  return When{*duration};
}

// No offset is longer than 26 hours, and no zone changes twice within two days.
WallTime local_to_wall(LocalTime local) {
  const LocalTime wanted = std::chrono::floor<seconds>(local);
  const WallTime as_utc{wanted.time_since_epoch()};
  const WallTime before = by_offset_of(as_utc - hours{26}, wanted);
  const WallTime after = by_offset_of(as_utc + hours{26}, wanted);
  const bool before_fits = wall_to_local(before) == wanted;
  const bool after_fits = wall_to_local(after) == wanted;
  if (before_fits && after_fits) return std::min(before, after);
  if (!before_fits && !after_fits) return std::max(before, after);
  return before_fits ? before : after;
}

LocalTime wall_to_local(WallTime at) {
  const auto whole = std::chrono::floor<seconds>(at);
  const std::time_t count = whole.time_since_epoch().count();
  std::tm fields{};
  localtime_r(&count, &fields);
  return LocalTime{at.time_since_epoch() + seconds{fields.tm_gmtoff}};
}

}  // namespace unknot::cli

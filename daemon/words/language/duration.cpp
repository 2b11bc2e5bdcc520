// SPDX-License-Identifier: MIT
#include "words/language/duration.hpp"

#include "planner/calendar/duration.hpp"
#include "strings/two_digits.hpp"
#include "words/language/sentence.hpp"

namespace unknot::words {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

std::string in_seconds(long count) { return say_count("{count} s", "{count} s", count); }
std::string in_minutes(long count) { return say_count("{count} min", "{count} min", count); }

std::string with_hours(long hours, long rest) {
  if (rest == 0) return say_count("{count} h", "{count} h", hours);
  return say_count("{count} h {minutes} min", "{count} h {minutes} min", hours, {{"minutes", std::to_string(rest)}});
}

std::string with_days(long days, long hours) {
  if (hours == 0) return say_count("{count} day", "{count} days", days);
  return say_count("{count} day {hours} h", "{count} days {hours} h", days, {{"hours", std::to_string(hours)}});
}

}  // namespace

std::string duration(Duration length) {
  const SpokenParts parts = spoken_parts(length);
  if (parts.days > 0) return with_days(parts.days, parts.hours);
  if (parts.hours > 0) return with_hours(parts.hours, parts.minutes);
  return parts.minutes > 0 ? in_minutes(parts.minutes) : in_seconds(parts.seconds);
}

std::string to_the_minute(Duration length) {
  const long whole = std::chrono::round<minutes>(length).count();
  if (whole < 60) return in_minutes(whole);
  return whole >= 6000 ? with_hours((whole + 30) / 60, 0) : with_hours(whole / 60, whole % 60);
}

std::string to_the_second(Duration length) {
  const auto whole = std::chrono::ceil<seconds>(length);
  const long rest = whole.count() % 60;
  if (whole < minutes{1}) return in_seconds(rest);
  if (rest == 0) return in_minutes(whole / minutes{1});
  return say("{minutes} {seconds}", {{"minutes", in_minutes(whole / minutes{1})}, {"seconds", in_seconds(rest)}});
}

std::string exact_length(Duration length) {
  return length % minutes{1} == Duration{} ? in_minutes(length / minutes{1}) : in_seconds(length / seconds{1});
}

std::string left(Duration left) {
  const auto whole = std::chrono::ceil<seconds>(left).count();
  return say("{time} left", {{"time", std::to_string(whole / 60) + ":" + two_digits(whole % 60)}});
}

std::string left_in_words(Duration left) { return say("{time} left", {{"time", to_the_second(left)}}); }
std::string halfway(Duration left) { return say("Halfway, {time} left", {{"time", to_the_second(left)}}); }
std::string halfway() { return say("Halfway"); }
std::string last_ten_seconds() { return say("Last 10 seconds"); }

}  // namespace unknot::words

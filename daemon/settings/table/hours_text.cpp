// SPDX-License-Identifier: MIT
#include "settings/table/hours_text.hpp"

#include <algorithm>
#include <array>

#include "strings/two_digits.hpp"

namespace unknot::settings {

namespace {

using std::chrono::minutes;

constexpr std::array<const char*, 7> day_names{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr minutes one_day = std::chrono::days{1};

using WindowsByDay = std::array<std::string, 7>;

std::string clock(minutes since_midnight) {
  return two_digits(since_midnight.count() / 60) + ":" + two_digits(since_midnight.count() % 60);
}

WindowsByDay by_day(const WeeklyHours& hours) {
  WindowsByDay days;
  for (const WeeklyWindow& window : hours.windows) {
    const auto day = std::min<long>(window.begins / one_day, 6);
    const auto midnight = day * one_day;
    const minutes begins = window.begins - midnight;
    minutes ends = window.ends - midnight;
    if (ends > one_day) ends -= one_day;
    days[static_cast<std::size_t>(day)] += " " + clock(begins) + "-" + clock(ends);
  }
  return days;
}

std::string range(std::size_t first, std::size_t last) {
  return first == last ? day_names[first] : std::string(day_names[first]) + "-" + day_names[last];
}

}  // namespace

std::string format_hours(const WeeklyHours& hours) {
  const auto days = by_day(hours);
  std::string text;
  for (std::size_t first = 0; first < days.size();) {
    auto last = first;
    while (last + 1 < days.size() && days[last + 1] == days[first]) ++last;
    if (!days[first].empty()) text += (text.empty() ? "" : ", ") + range(first, last) + days[first];
    first = last + 1;
  }
  return text;
}

}  // namespace unknot::settings

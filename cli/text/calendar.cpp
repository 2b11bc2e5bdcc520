// SPDX-License-Identifier: MIT
#include "text/calendar.hpp"

#include <fmt/format.h>

#include <array>

namespace unknot::cli {

std::string Calendar::say(WallTime at) const {
  using std::chrono::days;
  constexpr std::array day_names{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const LocalTime local = to_local(at);
  const auto day = std::chrono::floor<days>(local);
  const days ahead = day - std::chrono::floor<days>(to_local(now));
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::minutes>(local - day)};
  std::string clock = fmt::format("{:02}:{:02}", time.hours().count(), time.minutes().count());
  if (ahead == days{0}) return clock;
  if (ahead == days{1}) return "tomorrow " + clock;
  const std::string name = day_names.at(std::chrono::weekday{day}.c_encoding());
  if (ahead > days{0} && ahead < days{7}) return name + " " + clock;
  const std::chrono::year_month_day date{day};
  return fmt::format("{} {} {} {}", name, static_cast<unsigned>(date.day()),
                     months.at(static_cast<unsigned>(date.month()) - 1), clock);
}

}  // namespace unknot::cli

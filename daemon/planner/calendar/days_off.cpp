// SPDX-License-Identifier: MIT
#include "planner/calendar/days_off.hpp"

#include <algorithm>

#include "strings/number.hpp"
#include "strings/two_digits.hpp"

namespace unknot {

namespace {

using std::chrono::local_days;
using std::chrono::month_day;
using std::chrono::year_month_day;
using What = Mistake::What;
using Unread = std::unexpected<Mistake>;

constexpr std::string_view to = "..";

// "12-25"
std::optional<month_day> parse_yearly(std::string_view text) {
  if (text.size() != 5 || text[2] != '-') return std::nullopt;
  const auto month = digits_in(text.substr(0, 2), 2);
  const auto day = digits_in(text.substr(3), 2);
  if (!month || !day) return std::nullopt;
  const month_day date{std::chrono::month{*month}, std::chrono::day{*day}};
  return date.ok() ? std::optional{date} : std::nullopt;
}

std::string format_date(local_days date) {
  const year_month_day parts{date};
  const auto year = std::to_string(static_cast<int>(parts.year()));
  return std::string(4 - std::min<std::size_t>(4, year.size()), '0') + year + "-" +
         two_digits(static_cast<unsigned>(parts.month())) + "-" + two_digits(static_cast<unsigned>(parts.day()));
}

bool holds(const DaysOff& days, local_days date) {
  if (const auto* range = std::get_if<DateRange>(&days)) return range->first <= date && date <= range->last;
  const year_month_day parts{date};
  return std::get<month_day>(days) == month_day{parts.month(), parts.day()};
}

}  // namespace

std::expected<DaysOff, Mistake> parse_days_off(std::string_view text) {
  if (const auto yearly = parse_yearly(text)) return *yearly;
  const auto dots = text.find(to);
  const auto first = date_in(text.substr(0, dots));
  const auto last = dots == text.npos ? first : date_in(text.substr(dots + to.size()));
  if (!first || !last) return Unread(Mistake{What::not_a_date, std::string(text)});
  if (*last < *first) return Unread(Mistake{What::ends_before_it_begins, std::string(text)});
  return DateRange{*first, *last};
}

std::string format_days_off(const DaysOff& days) {
  if (const auto* range = std::get_if<DateRange>(&days)) {
    return format_date(range->first) + (range->last > range->first ? std::string(to) + format_date(range->last) : "");
  }
  const auto& yearly = std::get<month_day>(days);
  return two_digits(static_cast<unsigned>(yearly.month())) + "-" + two_digits(static_cast<unsigned>(yearly.day()));
}

bool is_over(const DaysOff& days, local_days today) {
  const auto* range = std::get_if<DateRange>(&days);
  return range != nullptr && range->last < today;
}

bool is_off(std::span<const DaysOff> days, local_days date) {
  return std::ranges::any_of(days, [&](const DaysOff& one) { return holds(one, date); });
}

}  // namespace unknot

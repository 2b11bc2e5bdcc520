// SPDX-License-Identifier: MIT
// PURE: text shared by the report on the terminal and on the page.
#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "history/report.hpp"

namespace unknot::cli {

using history::Date;

// A figure's label and value: "Breaks", "14 of 17 taken: 11 done, 3 rested".
using Fact = std::pair<std::string, std::string>;
[[nodiscard]] std::vector<Fact> facts_of(const history::Report& report);

// "Friday 20 November 2026", "16 to 22 November 2026"
[[nodiscard]] std::string title_of(const history::Report& report);

// "6 h 12 min", to the nearest minute; from a hundred hours on to the nearest hour.
[[nodiscard]] std::string hours_text(Duration duration);
// "Mon 16 Nov"
[[nodiscard]] std::string short_date(Date date);
// "hips and legs", of the id of an area.
[[nodiscard]] std::string area_name(std::string_view id);
// "2026-11-16"
[[nodiscard]] std::string iso_date(Date date);
// "2026-11-16T09:05:00"
[[nodiscard]] std::string iso_time(LocalTime at);
// "09:05"
[[nodiscard]] std::string clock_time(LocalTime at);
// "Nov"
[[nodiscard]] std::string month_name(Date date);
// With which its week begins: the day itself if it is one.
[[nodiscard]] Date monday_before(Date date);
// "at the desk", "break", "away", "held back", "paused", "off hours"
[[nodiscard]] std::string spoken(history::Spent spent);

// The hours of the day that hold what is worth showing: from 9 to 18. The whole day is 0 to 24.
struct HoursShown {
  int from;
  int to;
};
[[nodiscard]] HoursShown hours_shown(const history::Report& report);
// How the time was spent from the first to the last work, break or pause of a day: without the night.
[[nodiscard]] history::TimeSpent between_work(const history::Report& report);

// How a mark counts on the time line.
enum class MarkKind { none, taken, not_taken };
[[nodiscard]] MarkKind kind_of(const history::Mark& mark);
// "skipped", "skipped ahead of time"
[[nodiscard]] std::string outcome_of(const history::Mark& mark);

// The days of a calendar by the share of their breaks that was taken: 0, none was due, to 4. And what each is called.
[[nodiscard]] std::size_t shade_of(const history::Day& day);
[[nodiscard]] std::array<std::string, 5> shade_words();

// So few days are bars; more are a calendar.
inline constexpr std::size_t most_bars = 62;

}  // namespace unknot::cli

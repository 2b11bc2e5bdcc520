// SPDX-License-Identifier: MIT
// PURE: text shared by the report on the terminal and on the page.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "history/report.hpp"
#include "words/commands/recorded/report.hpp"
#include "words/commands/recorded/report_labels.hpp"

namespace unknot::cli {

using history::Date;

// "Breaks", "14 of 17 taken; 3 skipped"
struct Fact {
  words::Label label;
  words::Figure figure;
};
[[nodiscard]] std::vector<Fact> facts_of(const history::Report& report);

// "hips and legs", of the id of an area.
[[nodiscard]] std::string area_name(std::string_view id);
// "2026-11-16"
[[nodiscard]] std::string iso_date(Date date);
// "2026-11-16T09:05:00"
[[nodiscard]] std::string iso_time(LocalTime at);
// "09:05"
[[nodiscard]] std::string clock_time(LocalTime at);
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

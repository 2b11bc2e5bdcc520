// SPDX-License-Identifier: MIT
#include "report/report_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "planner/calendar/duration.hpp"

namespace unknot::cli {

namespace {

using history::Became;
using history::Report;
using history::Spent;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::year_month_day;

constexpr std::array day_names{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::array month_names{"January", "February", "March",     "April",   "May",      "June",
                                 "July",    "August",   "September", "October", "November", "December"};

unsigned day_number(Date date) { return static_cast<unsigned>(year_month_day{date}.day()); }
int year_number(Date date) { return static_cast<int>(year_month_day{date}.year()); }
std::string long_month(Date date) { return month_names.at(static_cast<unsigned>(year_month_day{date}.month()) - 1); }
std::string day_name(Date date) { return day_names.at(std::chrono::weekday{date}.c_encoding()); }

// "9 done, 3 rested"; what did not happen is left out.
std::string listed(const std::vector<std::pair<int, std::string>>& counts) {
  std::string text;
  for (const auto& [count, word] : counts) {
    if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, word);
  }
  return text;
}

// "reached, told 3 times", of several days "reached on 2".
std::string limit_text(const Report& report) {
  const int told = report.count(Became::limit);
  if (told == 0) return "";
  if (report.days.size() == 1) return told == 1 ? "reached" : fmt::format("reached, told {} times", told);
  const auto days = std::ranges::count_if(report.days, [](const auto& day) { return day.limits > 0; });
  return fmt::format("reached on {} {}", days, days == 1 ? "day" : "days");
}

std::string standing_text(const Report& report) {
  if (report.standing < minutes{1}) return "";
  return fmt::format("{} of {}", hours_text(report.standing), hours_text(report.spent.at_desk()));
}

std::string breaks_text(const Report& report) {
  const auto count = [&](Became what) { return report.count(what); };
  std::string text = fmt::format("{} of {} taken", report.taken, report.offered);
  const std::string others = listed({{count(Became::skipped) - report.skipped_ahead, "skipped"},
                                     {count(Became::dismissed), "closed"},
                                     {count(Became::missed), "not answered"},
                                     {count(Became::interrupted) - report.own_stopped, "stopped early"},
                                     {count(Became::worked) - report.own_worked, "worked through"}});
  if (!others.empty()) text += "; " + others;
  return text;
}

std::string own_text(const Report& report) {
  const int all = report.own + report.own_stopped + report.own_worked;
  if (all == 0) return "";
  const std::string others = listed({{report.own_stopped, "stopped early"}, {report.own_worked, "worked through"}});
  return fmt::format("{} {} you started yourself{}", all, all == 1 ? "break" : "breaks",
                     others.empty() ? "" : " (" + others + ")");
}

std::string more_text(const Report& report) {
  const std::string own = own_text(report);
  const auto entry = [](int count, const char* one, const char* more) {
    return std::pair<int, std::string>{count, count == 1 ? one : more};
  };
  const std::string others =
      listed({entry(report.count(Became::rested), "rest away from the desk", "rests away from the desk"),
              entry(report.count(Became::snoozed) - report.snoozed_ahead, "snooze", "snoozes"),
              entry(report.snoozed_ahead, "put off ahead of time", "put off ahead of time"),
              entry(report.skipped_ahead, "skipped ahead of time", "skipped ahead of time"),
              entry(report.count(Became::undelivered), "not delivered", "not delivered")});
  return own + (own.empty() || others.empty() ? "" : ", ") + others;
}

std::string desk_text(const Report& report) {
  std::string text = hours_text(report.spent.at_desk());
  if (report.spent[Spent::hold] > Duration{})
    text += fmt::format(", {} of it held back", hours_text(report.spent[Spent::hold]));
  return text;
}

std::string longest_text(const Report& report, LocalTime began) {
  const std::string at = report.first == report.last
                             ? clock_time(began)
                             : short_date(std::chrono::floor<days>(began)) + " " + clock_time(began);
  return fmt::format("{}, from {}", hours_text(report.longest), at);
}

std::string areas_text(const Report& report) {
  std::string text;
  for (const auto& [area, count] : report.areas) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", area_name(area), count);
  }
  return text;
}

// Of the days on which anything was done.
std::string per_day_text(const Report& report) {
  const auto at_desk =
      std::ranges::count_if(report.days, [](const auto& day) { return day.spent.at_desk() > minutes{1}; });
  if (at_desk == 0) return "";
  return fmt::format("{}, over {} {}", hours_text(report.spent.at_desk() / at_desk), at_desk,
                     at_desk == 1 ? "day" : "days");
}

std::string breaks_per_day_text(const Report& report) {
  const auto with_breaks = std::ranges::count_if(report.days, [](const auto& day) { return day.offered > 0; });
  if (with_breaks == 0) return "";
  const auto each = [&](int count) { return static_cast<double>(count) / static_cast<double>(with_breaks); };
  return fmt::format("{:.1f} of {:.1f} breaks taken on average", each(report.taken), each(report.offered));
}

// The longest row of days with a break. A day away from the desk is not in it, and does not end it.
std::string row_text(const Report& report) {
  int longest = 0, row = 0;
  Date begins{}, longest_begins{};
  for (const auto& day : report.days) {
    if (day.spent.at_desk() < minutes{1} && day.offered == 0) continue;
    row = day.taken > 0 ? row + 1 : 0;
    if (row == 1) begins = day.date;
    if (row > longest) longest_begins = begins;
    longest = std::max(longest, row);
  }
  if (longest < 2) return "";
  return fmt::format("{} days at the desk with a break on each, from {}", longest, short_date(longest_begins));
}

std::string earlier_text(const Report& report) {
  if (!report.earlier) return "";
  const auto days = report.days.size();
  return fmt::format("{}: {} at the desk, {} of {} breaks taken",
                     days == 1 ? "the day before" : fmt::format("the {} days before", days),
                     hours_text(report.earlier->at_desk), report.earlier->taken, report.earlier->offered);
}

// From the first to the last that is neither absence nor off hours.
auto busy_pieces(const Report& report) {
  const auto busy = [](const history::Piece& piece) { return piece.spent != Spent::away && piece.spent != Spent::off; };
  const auto from = std::ranges::find_if(report.line, busy);
  auto to = report.line.end();
  while (to != from && !busy(*std::prev(to))) --to;
  return std::pair{from, to};
}

}  // namespace

std::vector<Fact> facts_of(const Report& report) {
  std::vector<Fact> facts;
  const auto add = [&](const char* name, std::string text) {
    if (!text.empty()) facts.emplace_back(name, std::move(text));
  };
  add("At the desk", desk_text(report));
  add("Standing", standing_text(report));
  add("Day limit", limit_text(report));
  if (report.days.size() > 1) add("Average day", per_day_text(report));
  if (report.longest_began) add("Longest", longest_text(report, *report.longest_began));
  add("Breaks", breaks_text(report));
  if (report.days.size() > 1) add("Each day", breaks_per_day_text(report));
  if (report.days.size() > 1) add("In a row", row_text(report));
  add("Before", earlier_text(report));
  add("Also", more_text(report));
  if (report.median_answer) add("Answered", "median " + spoken_duration(*report.median_answer));
  add("Areas", areas_text(report));
  if (report.apart >= minutes{1}) add("Left out", hours_text(report.apart) + " recorded while the clock was wrong");
  return facts;
}

std::string title_of(const Report& report) {
  const auto [first, last] = std::pair{report.first, report.last};
  const std::string end = fmt::format("{} {} {}", day_number(last), long_month(last), year_number(last));
  if (first == last) return day_name(first) + " " + end;
  if (year_number(first) != year_number(last))
    return fmt::format("{} {} {} to {}", day_number(first), long_month(first), year_number(first), end);
  if (long_month(first) != long_month(last))
    return fmt::format("{} {} to {}", day_number(first), long_month(first), end);
  return fmt::format("{} to {}", day_number(first), end);
}

std::string hours_text(Duration duration) {
  const auto whole = std::chrono::round<minutes>(duration).count();
  if (whole < 60) return fmt::format("{} min", whole);
  if (whole >= 6000) return fmt::format("{} h", (whole + 30) / 60);
  return whole % 60 == 0 ? fmt::format("{} h", whole / 60) : fmt::format("{} h {} min", whole / 60, whole % 60);
}

std::string short_date(Date date) {
  return fmt::format("{} {:2} {}", day_name(date).substr(0, 3), day_number(date), month_name(date));
}

std::string area_name(std::string_view id) {
  std::string name(id);
  std::ranges::replace(name, '-', ' ');
  return name;
}

std::string iso_date(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", year_number(date), static_cast<unsigned>(year_month_day{date}.month()),
                     day_number(date));
}

std::string iso_time(LocalTime at) {
  const Date date = std::chrono::floor<days>(at);
  const std::chrono::hh_mm_ss time{std::chrono::floor<seconds>(at - date)};
  return fmt::format("{}T{:02}:{:02}:{:02}", iso_date(date), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

std::string clock_time(LocalTime at) { return iso_time(at).substr(11, 5); }

std::string month_name(Date date) { return long_month(date).substr(0, 3); }

Date monday_before(Date date) { return date - (std::chrono::weekday{date} - std::chrono::Monday); }

std::string spoken(Spent spent) {
  switch (spent) {
    case Spent::work: return "at the desk";
    case Spent::rest: return "break";
    case Spent::away: return "away";
    case Spent::hold: return "held back";
    case Spent::pause: return "paused";
    case Spent::off: return "off hours";
  }
  return "";
}

HoursShown hours_shown(const Report& report) {
  const auto [from, to] = busy_pieces(report);
  if (from == to) return {9, 18};
  const auto first = std::chrono::floor<hours>(from->begins - report.first).count();
  const auto last = std::chrono::ceil<hours>(std::prev(to)->ends - report.first).count();
  return {static_cast<int>(first), static_cast<int>(std::max(last, first + 1))};
}

history::TimeSpent between_work(const Report& report) {
  const auto [from, to] = busy_pieces(report);
  history::TimeSpent times;
  for (auto piece = from; piece != to; ++piece) times[piece->spent] += piece->ends - piece->begins;
  return times;
}

MarkKind kind_of(const history::Mark& mark) {
  switch (mark.became) {
    case Became::done:
    case Became::rested: return MarkKind::taken;
    case Became::skipped:
    case Became::dismissed:
    case Became::missed:
    case Became::interrupted:
    case Became::worked: return MarkKind::not_taken;
    case Became::offered:
    case Became::snoozed:
    case Became::undelivered:
    case Became::limit: break;
  }
  return MarkKind::none;
}

std::string outcome_of(const history::Mark& mark) {
  return std::string(word_for(mark.became)) + (mark.ahead ? " ahead of time" : "");
}

std::size_t shade_of(const history::Day& day) {
  if (day.offered == 0) return 0;
  return 1 + static_cast<std::size_t>(std::clamp(4 * day.taken / day.offered, 0, 3));
}

std::array<std::string, 5> shade_words() {
  return {"no breaks due", "under 25% taken", "25 to 49%", "50 to 74%", "75% or more"};
}

}  // namespace unknot::cli

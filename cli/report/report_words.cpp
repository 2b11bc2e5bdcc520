// SPDX-License-Identifier: MIT
#include "report/report_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "remedies/remedy.hpp"
#include "words/commands/recorded/report_page.hpp"
#include "words/language/dates.hpp"
#include "words/sore.hpp"

namespace unknot::cli {

namespace {

using history::Became;
using history::Report;
using history::Spent;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using words::Label;

// Of several days, on how many.
std::string limit_text(const Report& report) {
  if (report.days.size() == 1) return words::limit_of_day(report.count(Became::limit));
  return words::limit_of_days(std::ranges::count_if(report.days, [](const auto& day) { return day.limits > 0; }));
}

words::Figure breaks_figure(const Report& report) {
  return words::breaks_taken({.taken = report.taken,
                              .offered = report.offered,
                              .skipped = report.count(Became::skipped) - report.skipped_ahead,
                              .closed = report.count(Became::dismissed),
                              .not_answered = report.count(Became::missed),
                              .stopped_early = report.count(Became::interrupted) - report.own_stopped,
                              .worked_through = report.count(Became::worked) - report.own_worked});
}

std::string also_text(const Report& report) {
  return words::also({.own = report.own + report.own_stopped + report.own_worked,
                      .own_stopped = report.own_stopped,
                      .own_worked = report.own_worked,
                      .rests = report.count(Became::rested),
                      .snoozes = report.count(Became::snoozed) - report.snoozed_ahead,
                      .put_off_ahead = report.snoozed_ahead,
                      .skipped_ahead = report.skipped_ahead,
                      .not_delivered = report.count(Became::undelivered)});
}

words::Figure longest_figure(const Report& report, LocalTime began) {
  const std::string time = clock_time(began);
  const Date date = std::chrono::floor<days>(began);
  return words::longest_work(report.longest, report.first == report.last ? time : words::date_and_time(date, time));
}

std::string areas_text(const Report& report) {
  std::vector<words::AreaCount> areas;
  for (const auto& [area, count] : report.areas) areas.push_back({area_name(area), count});
  return words::area_counts(areas);
}

// Of the days on which anything was done.
words::Figure average_figure(const Report& report) {
  const auto at_desk =
      std::ranges::count_if(report.days, [](const auto& day) { return day.spent.at_desk() > minutes{1}; });
  return at_desk == 0 ? words::Figure{} : words::average_day(report.spent.at_desk() / at_desk, at_desk);
}

std::string breaks_per_day_text(const Report& report) {
  const auto with_breaks = std::ranges::count_if(report.days, [](const auto& day) { return day.offered > 0; });
  if (with_breaks == 0) return "";
  const auto each = [&](int count) {
    return fmt::format("{:.1f}", static_cast<double>(count) / static_cast<double>(with_breaks));
  };
  return words::breaks_each_day(each(report.taken), each(report.offered));
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
  return longest < 2 ? "" : words::days_in_a_row(longest, words::short_date(longest_begins));
}

std::string earlier_text(const Report& report) {
  if (!report.earlier) return "";
  const auto& [at_desk, offered, taken] = *report.earlier;
  return words::days_before({static_cast<long>(report.days.size()), at_desk, taken, offered});
}

// What belongs to several days.
void add_averages(const Report& report, const std::function<void(Label, words::Figure)>& add) {
  if (report.days.size() < 2) return;
  add(Label::each_day, {breaks_per_day_text(report)});
  add(Label::in_a_row, {row_text(report)});
}

// From the first to the last that is neither absence nor off hours.
auto busy_pieces(const Report& report) {
  const auto busy = [](const history::Piece& piece) { return piece.spent != Spent::away && piece.spent != Spent::off; };
  const auto from = std::ranges::find_if(report.line, busy);
  auto to = report.line.end();
  while (to != from && !busy(*std::prev(to))) --to;
  return std::pair{from, to};
}

Label label_of(Became became) {
  switch (became) {
    case Became::offered: return Label::offered;
    case Became::done: return Label::done;
    case Became::rested: return Label::rested;
    case Became::snoozed: return Label::snoozed;
    case Became::skipped: return Label::skipped;
    case Became::dismissed: return Label::dismissed;
    case Became::missed: return Label::missed;
    case Became::interrupted: return Label::interrupted;
    case Became::undelivered: return Label::undelivered;
    case Became::worked: return Label::worked;
    case Became::limit: return Label::limit;
  }
  std::unreachable();
}

}  // namespace

std::vector<Fact> facts_of(const Report& report) {
  std::vector<Fact> facts;
  const auto add = [&](Label label, words::Figure figure) {
    if (!figure.whole.empty()) facts.push_back({label, std::move(figure)});
  };
  add(Label::at_desk, words::at_desk(report.spent.at_desk(), report.spent[Spent::hold]));
  add(Label::standing, {words::standing(report.standing, report.spent.at_desk())});
  add(Label::day_limit, {limit_text(report)});
  if (report.days.size() > 1) add(Label::average_day, average_figure(report));
  if (report.longest_began) add(Label::longest, longest_figure(report, *report.longest_began));
  add(Label::breaks, breaks_figure(report));
  add_averages(report, add);
  add(Label::before, {earlier_text(report)});
  add(Label::also, {also_text(report)});
  if (report.median_answer) add(Label::answered, {words::median_answer(*report.median_answer)});
  add(Label::areas, {areas_text(report)});
  add(Label::left_out, {words::left_out(report.apart)});
  return facts;
}

std::string area_name(std::string_view id) {
  if (const auto area = remedies::from_word<remedies::Area>(id)) return words::area_name(*area);
  std::string name(id);
  std::ranges::replace(name, '-', ' ');
  return name;
}

std::string iso_date(Date date) {
  const std::chrono::year_month_day parts{date};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(parts.year()), static_cast<unsigned>(parts.month()),
                     static_cast<unsigned>(parts.day()));
}

std::string iso_time(LocalTime at) {
  const Date date = std::chrono::floor<days>(at);
  const std::chrono::hh_mm_ss time{std::chrono::floor<seconds>(at - date)};
  return fmt::format("{}T{:02}:{:02}:{:02}", iso_date(date), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

std::string clock_time(LocalTime at) { return iso_time(at).substr(11, 5); }

Date monday_before(Date date) { return date - (std::chrono::weekday{date} - std::chrono::Monday); }

std::string spoken(Spent spent) {
  switch (spent) {
    case Spent::work: return words::label(Label::spent_at_desk);
    case Spent::rest: return words::label(Label::spent_in_break);
    case Spent::away: return words::label(Label::spent_away);
    case Spent::hold: return words::label(Label::spent_held_back);
    case Spent::pause: return words::label(Label::spent_paused);
    case Spent::off: return words::label(Label::spent_off_hours);
  }
  std::unreachable();
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
  const std::string outcome = words::label(label_of(mark.became));
  return mark.ahead ? words::ahead_of_time(outcome) : outcome;
}

std::size_t shade_of(const history::Day& day) {
  if (day.offered == 0) return 0;
  return 1 + static_cast<std::size_t>(std::clamp(4 * day.taken / day.offered, 0, 3));
}

std::array<std::string, 5> shade_words() {
  return {words::label(Label::no_breaks_due), words::label(Label::few_taken), words::label(Label::less_than_half_taken),
          words::label(Label::half_taken), words::label(Label::most_taken)};
}

}  // namespace unknot::cli

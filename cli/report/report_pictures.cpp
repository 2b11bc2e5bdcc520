// SPDX-License-Identifier: MIT
#include "report/report_pictures.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/page.hpp"
#include "report/report_words.hpp"
#include "strings/markup.hpp"
#include "strings/two_digits.hpp"
#include "words/commands/recorded/report_page.hpp"
#include "words/language/dates.hpp"
#include "words/language/duration.hpp"

namespace unknot::cli {

namespace {

using history::Day;
using history::Report;
using history::Spent;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using words::Label;

double percent(Duration part, Duration whole) {
  return 100.0 * static_cast<double>(part.count()) / static_cast<double>(whole.count());
}

// --- one day ---

// The hours of a day that are shown, and where in them a moment is, in percent.
struct Scale {
  HoursShown shown;
  LocalTime from, to;

  explicit Scale(const Report& report)
      : shown(hours_shown(report)), from(report.first + hours{shown.from}), to(report.first + hours{shown.to}) {}
  [[nodiscard]] double of(LocalTime at) const { return percent(std::clamp(at, from, to) - from, to - from); }
};

std::string hour_labels(const Report& report, const Scale& scale) {
  std::string labels;
  for (int hour = scale.shown.from; hour <= scale.shown.to; ++hour) {
    labels += fmt::format(R"(<span style="left:{:.2f}%">{:02}</span>)", scale.of(report.first + hours{hour}), hour);
  }
  return "<div class=\"hours\" aria-hidden=\"true\">" + labels + "</div>\n";
}

std::string pieces(const Report& report, const Scale& scale) {
  std::string content;
  for (const auto& piece : report.line) {
    const double width = scale.of(piece.ends) - scale.of(piece.begins);
    if (width <= 0.005) continue;
    const std::string title = words::stretch_title({.from = clock_time(piece.begins),
                                                    .to = clock_time(piece.ends),
                                                    .what = spoken(piece.spent),
                                                    .cause = words::cause(piece.cause)});
    content += fmt::format("<i class=\"{}\" style=\"left:{:.2f}%;width:{:.2f}%\" title=\"{}\"></i>\n",
                           word_for(piece.spent), scale.of(piece.begins), width, as_markup(title));
  }
  return "<div class=\"line\">\n" + content + "</div>\n";
}

std::string marks(const Report& report, const Scale& scale) {
  std::string content;
  for (const auto& mark : report.marks) {
    if (kind_of(mark) == MarkKind::none) continue;
    content += fmt::format("<i class=\"{}\" style=\"left:{:.2f}%\" title=\"{}\"></i>\n",
                           kind_of(mark) == MarkKind::taken ? "taken" : "not-taken", scale.of(mark.at),
                           as_markup(words::mark_title(clock_time(mark.at), mark.kind, outcome_of(mark))));
  }
  return "<div class=\"marks\">\n" + content + "</div>\n";
}

std::string day_key(const Report& report) {
  const auto times = between_work(report);
  std::string entries;
  for (const Spent spent : {Spent::work, Spent::hold, Spent::rest, Spent::pause, Spent::away}) {
    if (times[spent] >= minutes{1})
      entries += key_entry(word_for(spent), "", words::spent_for(spoken(spent), times[spent]));
  }
  return key(entries + key_entry("taken", "dot", words::label(Label::break_taken)) +
             key_entry("not-taken", "dot", words::label(Label::break_not_taken)));
}

// --- some days ---

std::string bar_of(const Day& day, Duration longest) {
  const Duration work = day.spent[Spent::work], hold = day.spent[Spent::hold];
  const std::string date = words::short_date(day.date);
  std::vector<BarPart> parts;
  if (work >= minutes{1})
    parts.push_back({"work", percent(work, longest), words::bar_title(date, words::to_the_minute(work))});
  if (hold >= minutes{1}) parts.push_back({"hold", percent(hold, longest), words::held_bar_title(date, hold)});
  const bool any = day.spent.at_desk() >= minutes{1};
  return bar_row(date, parts,
                 {any ? words::to_the_minute(day.spent.at_desk()) : "",
                  day.offered > 0 ? words::of_offered({day.taken, day.offered}) : ""});
}

std::string bars_key(const Report& report) {
  std::string entries = key_entry("work", "", words::label(Label::spent_at_desk));
  if (report.spent[Spent::hold] >= minutes{1}) entries += key_entry("hold", "", words::label(Label::at_desk_held_back));
  return key(entries);
}

// --- many days ---

// Two blocks beside each other are a year, and one is as wide as a phone.
constexpr int weeks_in_block = 27;
constexpr double cell = 15, left = 34;

std::string block_days(const Report& report, Date from, int week) {
  std::string content;
  for (int weekday = 0; weekday < 7; ++weekday) {
    const Date date = from + days{7 * week + weekday};
    if (date < report.first || date > report.last) continue;
    const Day& day = report.days[static_cast<std::size_t>((date - report.first).count())];
    const std::string title = words::day_title(words::short_date(date), day.spent.at_desk(), {day.taken, day.offered});
    content +=
        rectangle(fmt::format("l{}", shade_of(day)), left + cell * week, 19 + cell * weekday, 13, 13, 2.5, title);
  }
  return content;
}

std::string block(const Report& report, Date from, int weeks) {
  std::string content;
  for (const int row : {0, 2, 4, 6})
    content += written(left - 6, 30 + cell * row, "end", words::weekday(from + days{row}));
  for (int week = 0; week < weeks; ++week) {
    const Date sunday = from + days{7 * week + 6};
    if (static_cast<unsigned>(std::chrono::year_month_day{sunday}.day()) <= 7 && week < weeks_in_block - 1)
      content += written(left + cell * week, 12, "start", words::month(sunday));
    content += block_days(report, from, week);
  }
  return picture(static_cast<int>(left + weeks_in_block * cell + 4), 126,
                 words::calendar_label(iso_date(std::max(from, report.first))), content);
}

}  // namespace

std::string day_picture(const Report& report) {
  const Scale scale(report);
  const std::string label = words::timeline_label(scale.shown.from, scale.shown.to);
  return "<figure class=\"day\" role=\"img\" aria-label=\"" + as_markup(label) + "\">\n" + hour_labels(report, scale) +
         pieces(report, scale) + marks(report, scale) + "</figure>\n" + day_key(report);
}

std::string bars_picture(const Report& report) {
  Duration longest = hours{1};
  for (const Day& day : report.days) longest = std::max(longest, day.spent.at_desk());
  std::string rows = "<li class=\"head\"><span></span><span></span><span>" + as_markup(words::label(Label::at_desk)) +
                     "</span><span>" + as_markup(words::label(Label::breaks)) + "</span></li>\n";
  for (const Day& day : report.days) rows += bar_of(day, longest);
  return "<ol class=\"bars\">\n" + rows + "</ol>\n" + bars_key(report);
}

std::string calendar_picture(const Report& report) {
  std::string parts;
  for (Date from = monday_before(report.first); from <= report.last; from += days{7 * weeks_in_block}) {
    const auto weeks = std::min<std::ptrdiff_t>(weeks_in_block, (report.last - from).count() / 7 + 1);
    parts += block(report, from, static_cast<int>(weeks));
  }
  std::string entries;
  const auto texts = shade_words();
  for (std::size_t level = 0; level < texts.size(); ++level)
    entries += key_entry(fmt::format("l{}", level), "", texts.at(level));
  return "<div class=\"calendar\">\n" + parts + "</div>\n" + key(entries);
}

std::string hours_picture(const Report& report) {
  const auto due = [](const history::Hour& hour) { return hour.offered > 0; };
  const auto first = std::ranges::find_if(report.hours, due);
  if (first == report.hours.end()) return "";
  auto last = report.hours.end();
  while (!due(*std::prev(last))) --last;
  const int most = std::ranges::max(report.hours, {}, &history::Hour::offered).offered;
  std::string columns;
  for (auto hour = first; hour != last; ++hour) {
    const auto number = hour - report.hours.begin();
    const std::string begins = two_digits(number), ends = two_digits(number + 1);
    columns += fmt::format(
        "<li title=\"{}\"><span class=\"column\"><i class=\"offered\" style=\"height:{:.0f}%\"></i><i class=\"rest\" "
        "style=\"height:{:.0f}%\"></i></span>{}</li>\n",
        as_markup(words::hour_title(begins, ends, {hour->taken, hour->offered})),
        100.0 * (hour->offered - hour->taken) / most, 100.0 * hour->taken / most, begins);
  }
  return "<figure role=\"img\" aria-label=\"" + as_markup(words::hours_label()) + "\">\n<ol class=\"day-hours\">\n" +
         columns + "</ol>\n</figure>\n" +
         key(key_entry("rest", "", words::label(Label::taken)) +
             key_entry("offered", "", words::label(Label::not_taken)));
}

std::string areas_picture(const Report& report) {
  if (report.areas.empty()) return "";
  std::string rows;
  for (const auto& [area, count] : report.areas) {
    const std::string name = area_name(area);
    rows += bar_row(
        name, {{"rest", 100.0 * count / report.areas.front().second, words::bar_title(name, std::to_string(count))}},
        {std::to_string(count)});
  }
  return "<ol class=\"bars\">\n" + rows + "</ol>\n";
}

}  // namespace unknot::cli

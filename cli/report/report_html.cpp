// SPDX-License-Identifier: MIT
// The report as one page: words first, then a picture with a table of the same numbers for people who can't see it.
#include <fmt/format.h>

#include <optional>

#include "report/page.hpp"
#include "report/report.hpp"
#include "report/report_pictures.hpp"
#include "report/report_style.hpp"
#include "report/report_words.hpp"
#include "report/sore_weeks.hpp"
#include "strings/markup.hpp"
#include "words/commands/recorded/report_page.hpp"
#include "words/language/dates.hpp"
#include "words/language/duration.hpp"

namespace unknot::cli {

namespace {

using history::Day;
using history::Report;
using history::Spent;
using std::chrono::minutes;
using words::Label;

constexpr std::string_view of_words = R"( scope="col" class="word")";

std::string spans_head() {
  return head_cell(Label::from) + head_cell(Label::to) + head_cell(Label::what, of_words) +
         head_cell(Label::why, of_words);
}

std::string marks_head() {
  return head_cell(Label::at) + head_cell(Label::one_break, of_words) + head_cell(Label::outcome, of_words) +
         head_cell(Label::suggestion, of_words);
}

std::string day_tables(const Report& report) {
  std::string spans;
  for (const auto& piece : report.line) {
    spans += fmt::format("<tr><td>{}</td><td>{}</td><td class=\"word\">{}</td><td class=\"word\">{}</td></tr>\n",
                         clock_time(piece.begins), clock_time(piece.ends), as_markup(spoken(piece.spent)),
                         as_markup(words::cause(piece.cause)));
  }
  std::string marks;
  for (const auto& mark : report.marks) {
    marks += fmt::format(
        "<tr><td>{}</td><td class=\"word\">{}</td><td class=\"word\">{}</td><td class=\"word\">{}</td></tr>\n",
        clock_time(mark.at), as_markup(mark.kind), as_markup(outcome_of(mark)), as_markup(mark.remedy));
  }
  return table(words::label(Label::day_as_table), spans_head(), spans) +
         table(words::label(Label::breaks_as_table), marks_head(), marks);
}

std::string days_table(const Report& report) {
  std::string rows;
  for (const Day& day : report.days) {
    if (day.spent.at_desk() < minutes{1} && day.offered == 0) continue;
    rows += fmt::format("<tr><th scope=\"row\">{}</th>", as_markup(words::short_date(day.date)));
    for (const Spent spent : {Spent::work, Spent::hold, Spent::rest, Spent::pause})
      rows += cell(words::to_the_minute(day.spent[spent]));
    rows += cell(std::to_string(day.taken)) + cell(std::to_string(day.offered)) + "</tr>\n";
  }
  std::string head;
  for (const Label each : {Label::day, Label::at_desk, Label::held_back, Label::in_breaks, Label::paused,
                           Label::breaks_taken, Label::breaks_offered})
    head += head_cell(each);
  return table(words::label(Label::days_as_table), head, rows);
}

std::string big_figure(Label label, const words::Figure& figure) {
  return fmt::format("<div><dt>{}</dt><dd>{}<small>{}</small></dd></div>\n", as_markup(words::label(label)),
                     as_markup(figure.value), as_markup(figure.beside));
}

// What a large figure is called; none: it is not shown large.
std::optional<Label> large_label(Label label) {
  switch (label) {
    case Label::breaks: return Label::breaks_taken;
    case Label::longest: return Label::longest_without_break;
    case Label::at_desk:
    case Label::average_day: return label;
    default: return std::nullopt;
  }
}

// Those of the facts that one looks for first, in large.
std::string figures(const Report& report) {
  std::string large;
  std::string more;
  for (const auto& [label, figure] : facts_of(report)) {
    if (const auto name = large_label(label)) {
      large += big_figure(*name, figure);
    } else if (label != Label::areas) {
      more += fmt::format("<dt>{}</dt><dd>{}</dd>\n", as_markup(words::label(label)), as_markup(figure.whole));
    }
  }
  return "<dl class=\"figures\">\n" + large + "</dl>\n" +
         (more.empty() ? "" : "<dl class=\"more\">\n" + more + "</dl>\n");
}

std::string section(Label head, const std::string& content) {
  return content.empty() ? "" : fmt::format("<h2>{}</h2>\n{}", as_markup(words::label(head)), content);
}

std::string pictures(const Report& report) {
  if (report.days.size() == 1) return section(Label::the_day, day_picture(report) + day_tables(report));
  const bool few = report.days.size() <= most_bars;
  const std::string all = few ? section(Label::the_days, bars_picture(report) + days_table(report))
                              : section(Label::breaks_taken, calendar_picture(report) + days_table(report));
  return all + section(Label::hours_of_day, hours_picture(report));
}

std::string body(const Report& report) {
  if (report.empty()) return "<p>" + as_markup(words::nothing_recorded()) + "</p>\n";
  return figures(report) + pictures(report) + section(Label::areas_of_body, areas_picture(report)) + sores_html(report);
}

std::string navigation(const std::vector<PageLink>& links) {
  std::string entries;
  for (const auto& [text, to] : links) {
    entries += to.empty() ? "<span aria-current=\"page\">" + as_markup(text) + "</span>\n"
                          : "<a href=\"" + as_markup(to) + "\">" + as_markup(text) + "</a>\n";
  }
  if (entries.empty()) return "";
  return "<nav aria-label=\"" + as_markup(words::label(Label::other_reports)) + "\">\n" + entries + "</nav>\n";
}

}  // namespace

std::string report_html(const Report& report, const std::vector<PageLink>& links) {
  const std::string title = words::period(report.first, report.last);
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
      "<header><span "
      "class=\"product\">Unknot</span>{}</header>\n<main>\n<h1>{}</h1>\n{}</main>\n<footer>{}</footer>\n</body>\n</"
      "html>\n",
      words::language_tag(), as_markup(words::page_title(title)), report_style, navigation(links), as_markup(title),
      body(report), as_markup(words::page_footer()));
}

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
// The report as one page: words first, then a picture with a table of the same numbers for people who can't see it.
#include <fmt/format.h>

#include <algorithm>

#include "report/page.hpp"
#include "report/report.hpp"
#include "report/report_pictures.hpp"
#include "report/report_style.hpp"
#include "report/report_words.hpp"
#include "report/sore_weeks.hpp"
#include "strings/markup.hpp"

namespace unknot::cli {

namespace {

using history::Day;
using history::Report;
using history::Spent;
using std::chrono::minutes;

std::string day_tables(const Report& report) {
  std::string spans;
  for (const auto& piece : report.line) {
    spans += fmt::format("<tr><td>{}</td><td>{}</td><td class=\"word\">{}</td><td class=\"word\">{}</td></tr>\n",
                         clock_time(piece.begins), clock_time(piece.ends), spoken(piece.spent), as_markup(piece.cause));
  }
  std::string marks;
  for (const auto& mark : report.marks) {
    marks += fmt::format(
        "<tr><td>{}</td><td class=\"word\">{}</td><td class=\"word\">{}</td><td class=\"word\">{}</td></tr>\n",
        clock_time(mark.at), as_markup(mark.kind), outcome_of(mark), as_markup(mark.remedy));
  }
  return table("The day as a table",
               "<th scope=\"col\">From</th><th scope=\"col\">To</th><th scope=\"col\" class=\"word\">What</th><th "
               "scope=\"col\" "
               "class=\"word\">Why</th>",
               spans) +
         table("The breaks as a table",
               "<th scope=\"col\">At</th><th scope=\"col\" class=\"word\">Break</th><th scope=\"col\" "
               "class=\"word\">Outcome</th><th scope=\"col\" class=\"word\">Suggestion</th>",
               marks);
}

std::string days_table(const Report& report) {
  std::string rows;
  for (const Day& day : report.days) {
    if (day.spent.at_desk() < minutes{1} && day.offered == 0) continue;
    rows += fmt::format("<tr><th scope=\"row\">{}</th>", short_date(day.date));
    for (const Spent spent : {Spent::work, Spent::hold, Spent::rest, Spent::pause})
      rows += cell(hours_text(day.spent[spent]));
    rows += cell(std::to_string(day.taken)) + cell(std::to_string(day.offered)) + "</tr>\n";
  }
  std::string head = "<th scope=\"col\">Day</th>";
  for (const char* name : {"At the desk", "Held back", "In breaks", "Paused", "Breaks taken", "Breaks offered"})
    head += fmt::format("<th scope=\"col\">{}</th>", name);
  return table("The days as a table", head, rows);
}

std::string big_figure(const char* name, const std::string& value, const std::string& beside) {
  return fmt::format("<div><dt>{}</dt><dd>{}<small>{}</small></dd></div>\n", name, as_markup(value), as_markup(beside));
}

// Those of the facts that one looks for first, in large.
std::string figures(const Report& report) {
  std::string large;
  std::string more;
  for (const auto& [name, text] : facts_of(report)) {
    const auto cut = std::min(text.find_first_of(",;"), text.size());
    const std::string beside = cut < text.size() ? text.substr(cut + 2) : "";
    std::string value = text.substr(0, cut);
    if (name == "Breaks") {
      large += big_figure("Breaks taken", value.substr(0, value.rfind(' ')), beside);
    } else if (name == "Longest") {
      large += big_figure("Longest without a break", value, beside);
    } else if (name == "At the desk" || name == "Average day") {
      large += big_figure(name.c_str(), value, beside);
    } else if (name != "Areas") {
      more += fmt::format("<dt>{}</dt><dd>{}</dd>\n", as_markup(name), as_markup(text));
    }
  }
  return "<dl class=\"figures\">\n" + large + "</dl>\n" +
         (more.empty() ? "" : "<dl class=\"more\">\n" + more + "</dl>\n");
}

std::string section(const char* head, const std::string& content) {
  return content.empty() ? "" : fmt::format("<h2>{}</h2>\n{}", head, content);
}

std::string pictures(const Report& report) {
  if (report.days.size() == 1) return section("The day", day_picture(report) + day_tables(report));
  const bool few = report.days.size() <= most_bars;
  const std::string all = few ? section("The days", bars_picture(report) + days_table(report))
                              : section("Breaks taken", calendar_picture(report) + days_table(report));
  return all + section("Hours of the day", hours_picture(report));
}

std::string body(const Report& report) {
  if (report.empty()) return "<p>Nothing was recorded.</p>\n";
  return figures(report) + pictures(report) + section("Areas of the body", areas_picture(report)) + sores_html(report);
}

std::string navigation(const std::vector<PageLink>& links) {
  std::string entries;
  for (const auto& [text, to] : links) {
    entries += to.empty() ? "<span aria-current=\"page\">" + as_markup(text) + "</span>\n"
                          : "<a href=\"" + as_markup(to) + "\">" + as_markup(text) + "</a>\n";
  }
  return entries.empty() ? "" : "<nav aria-label=\"Other reports\">\n" + entries + "</nav>\n";
}

}  // namespace

std::string report_html(const Report& report, const std::vector<PageLink>& links) {
  const std::string title = as_markup(title_of(report));
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n<title>{} - "
      "Unknot</title>\n<style>{}</style>\n</head>\n<body>\n"
      "<header><span class=\"product\">Unknot</span>{}</header>\n<main>\n<h1>{}</h1>\n{}</main>\n<footer>Made by "
      "Unknot "
      "on this computer. Nothing was sent anywhere.</footer>\n</body>\n</html>\n",
      title, report_style, navigation(links), title, body(report));
}

}  // namespace unknot::cli

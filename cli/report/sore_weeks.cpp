// SPDX-License-Identifier: MIT
#include "report/sore_weeks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/object.hpp>
#include <optional>

#include "report/page.hpp"
#include "report/report_words.hpp"
#include "strings/markup.hpp"
#include "text/wrap.hpp"
#include "words/commands/recorded/report_page.hpp"
#include "words/commands/recorded/sore.hpp"
#include "words/language/dates.hpp"
#include "words/language/duration.hpp"
#include "words/language/list.hpp"

namespace unknot::cli {

namespace {

namespace json = boost::json;
using history::Report;
using history::Sore;
using std::chrono::days;
using words::Label;

struct Week {
  Date monday;
  std::optional<int> score;  // the last one of the week
  int taken = 0;
  int offered = 0;
  Duration at_desk{};
};

struct Course {
  std::string area;
  std::vector<Week> weeks;  // from the first that has a score to the last
};

Date date_of(const Sore& sore) { return Date{std::chrono::floor<days>((sore.at + sore.zone).time_since_epoch())}; }

Week week_from(const Report& report, Date monday) {
  Week week{.monday = monday, .score = {}};
  for (const history::Day& day : report.days) {
    if (day.date < monday || day.date >= monday + days{7}) continue;
    week.taken += day.taken;
    week.offered += day.offered;
    week.at_desk += day.spent.at_desk();
  }
  return week;
}

void add(Course& course, const Report& report, const Sore& sore) {
  const Date monday = monday_before(date_of(sore));
  while (course.weeks.empty() || course.weeks.back().monday < monday) {
    course.weeks.push_back(week_from(report, course.weeks.empty() ? monday : course.weeks.back().monday + days{7}));
  }
  course.weeks.back().score = sore.score;
}

std::vector<Course> courses_of(const Report& report) {
  std::vector<Course> courses;
  for (const Sore& sore : report.sores) {
    auto course = std::ranges::find(courses, sore.area, &Course::area);
    if (course == courses.end()) course = courses.insert(courses.end(), {.area = sore.area, .weeks = {}});
    add(*course, report, sore);
  }
  return courses;
}

std::string bar(const std::optional<int>& score, Look look) {
  std::string text;
  for (int i = 1; i <= history::worst_score; ++i) {
    const bool filled = score && i <= *score;
    text += filled ? (look.unicode ? "█" : "#") : (look.unicode ? "·" : ".");
  }
  return text;
}

std::string score_text(const std::optional<int>& score) { return score ? std::to_string(*score) : "-"; }

words::OfOffered breaks_of(const Week& week) { return {week.taken, week.offered}; }

std::string week_html(const Week& week) {
  return "<tr>" + cell(words::short_date(week.monday)) + cell(score_text(week.score)) +
         cell(words::of_offered(breaks_of(week))) + cell(words::to_the_minute(week.at_desk)) + "</tr>\n";
}

BarPart score_bar(const Week& week) {
  return {"rest", 100.0 * week.score.value_or(0) / history::worst_score,
          words::bar_title(words::short_date(week.monday), score_text(week.score))};
}

std::string head_of_weeks() {
  std::string head;
  for (const Label each : {Label::week_of, Label::score, Label::breaks, Label::at_desk}) head += head_cell(each, "");
  return head;
}

std::string course_html(const Course& course, bool help) {
  std::string bars;
  std::string rows;
  for (const Week& week : course.weeks) {
    const auto figures = {words::breaks_of_offered(breaks_of(week)), words::to_the_minute(week.at_desk)};
    bars += bar_row(words::short_date(week.monday), {score_bar(week)},
                    {score_text(week.score), words::enumerated(figures)});
    rows += week_html(week);
  }
  const std::string name = area_name(course.area);
  return "<h3>" + as_markup(name) + "</h3>\n<ol class=\"bars\">\n" + bars + "</ol>\n" +
         (help ? fmt::format("<p>{}</p>\n", as_markup(words::more_than_stretching())) : "") +
         table(words::week_by_week(name), head_of_weeks(), rows);
}

bool wants_help(const Report& report, const Course& course) {
  return std::ranges::find(report.help, course.area) != report.help.end();
}

}  // namespace

std::string sores_text(const Report& report, Look look) {
  std::string text;
  for (const Course& course : courses_of(report)) {
    text += "\n  " + words::scores_of(area_name(course.area)) + "\n";
    for (const Week& week : course.weeks) {
      text += fmt::format("  {:<11} {}  {:>2}   {:>18}   {}\n", words::short_date(week.monday), bar(week.score, look),
                          score_text(week.score), words::breaks_of_offered(breaks_of(week)),
                          words::hours_at_desk(week.at_desk));
    }
    if (wants_help(report, course)) text += fmt::format("  {}\n", words::more_than_stretching());
  }
  return text.empty() ? "" : text + "\n" + wrapped(words::scores_show_no_cause(), "  ");
}

json::array sores_json(const Report& report) {
  json::array all;
  for (const Course& course : courses_of(report)) {
    json::array weeks;
    for (const Week& week : course.weeks) {
      weeks.push_back(json::object{{"week", iso_date(week.monday)},
                                   {"score", week.score ? json::value(*week.score) : json::value(nullptr)},
                                   {"taken", week.taken},
                                   {"offered", week.offered},
                                   {"at_desk_s", std::chrono::round<std::chrono::seconds>(week.at_desk).count()}});
    }
    all.push_back(json::object{{"area", course.area}, {"weeks", weeks}, {"help", wants_help(report, course)}});
  }
  return all;
}

std::string sores_html(const Report& report) {
  std::string text;
  for (const Course& course : courses_of(report)) text += course_html(course, wants_help(report, course));
  return text.empty() ? ""
                      : "<h2>" + as_markup(words::label(Label::how_it_feels)) + "</h2>\n" + text + "<p>" +
                            as_markup(words::scores_show_no_cause()) + "</p>\n";
}

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
#include "report/sore_weeks.hpp"

#include <catch2/catch_all.hpp>
#include <sstream>

#include "recorded_days.hpp"
#include "report/export.hpp"
#include "report/report.hpp"

using namespace unknot;
using namespace unknot::cli;
using namespace unknot::history;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using std::chrono::days;

namespace {

Sore sore(Date date, const std::string& area, int score) {
  return {WallTime{date.time_since_epoch() + 12h}, 0s, area, score};
}

// Two weeks with an hour at the desk each day, and scores in both.
Report two_weeks() {
  ReportBuilder builder(monday, monday + days{13});
  for (int day = 0; day < 14; ++day) {
    const WallTime begins{(monday + days{day}).time_since_epoch() + 9h};
    builder.add(Span{begins, begins + 1h, 0s, Spent::work, ""});
  }
  Report report = builder.finish();
  report.sores = {sore(monday, "neck", 6), sore(monday + days{2}, "neck", 4), sore(monday + days{8}, "neck", 2),
                  sore(monday + days{9}, "low-back", 1)};
  return report;
}

}  // namespace

TEST_CASE("scores are plotted by week beside breaks and time at the desk") {
  const std::string text = sores_text(two_weeks(), {});
  CHECK_THAT(text, ContainsSubstring("neck, from 0 (no pain) to 10\n"));
  CHECK_THAT(text, ContainsSubstring("  Mon 23 Nov  ####......   4        0 of 0 breaks   7 h at the desk\n"));
  CHECK_THAT(text, ContainsSubstring("  Mon 30 Nov  ##........   2        0 of 0 breaks   7 h at the desk\n"));
  CHECK_THAT(text, ContainsSubstring("low back"));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 80);
}

TEST_CASE("scores are said to show a course and no cause") {
  CHECK_THAT(sores_text(two_weeks(), {}), ContainsSubstring("This shows a course over time, not"));
  CHECK_THAT(sores_html(two_weeks()), ContainsSubstring("not what caused"));
}

TEST_CASE("without scores a report says nothing of them") {
  Report report = two_weeks();
  report.sores.clear();
  CHECK(sores_text(report, {}).empty());
  CHECK(sores_html(report).empty());
  CHECK(sores_json(report).empty());
}

TEST_CASE("scores are part of the report in every form") {
  const Report report = two_weeks();
  CHECK_THAT(report_text(report, {}), ContainsSubstring("####......"));
  CHECK_THAT(report_html(report), ContainsSubstring("<h2>How it feels</h2>"));
  const auto weeks = report_json(report).at("sores").at(0).at("weeks");
  CHECK(weeks.at(0).at("week") == "2026-11-23");
  CHECK(weeks.at(0).at("score") == 4);
  CHECK(weeks.at(0).at("at_desk_s") == 25200);
}

TEST_CASE("a week without a score has none, and is not made up") {
  Report report = two_weeks();
  report.sores = {sore(monday, "neck", 6), sore(monday + days{15}, "neck", 5)};
  CHECK_THAT(sores_text(report, {}), ContainsSubstring("Mon 30 Nov  ..........   -"));
  CHECK(sores_json(report).at(0).at("weeks").at(1).at("score").is_null());
}

TEST_CASE("a score is exported as a row of its own") {
  CHECK(csv_line(sore(monday, "neck", 6)) == "sore,2026-11-23T12:00:00+00:00,,scored,,,neck,,,,,,6\n");
  CHECK(json_line(sore(monday, "neck", 0)) ==
        "{\"row\":\"sore\",\"at\":\"2026-11-23T12:00:00+00:00\",\"what\":\"scored\",\"area\":\"neck\",\"score\":0}\n");
}

TEST_CASE("a report points to help where the scores do") {
  Report report = two_weeks();
  CHECK(sores_text(report, {}).find("help-now") == std::string::npos);
  CHECK(sores_json(report).at(0).at("help") == false);
  report.help = {"neck"};
  CHECK_THAT(sores_text(report, {}),
             ContainsSubstring("\n  This may need more than stretching. Please read: unknot remedy help-now\n"));
  CHECK_THAT(sores_html(report), ContainsSubstring("unknot remedy help-now</p>"));
  CHECK(sores_json(report).at(0).at("help") == true);
  CHECK(sores_json(report).at(1).at("help") == false);
}

TEST_CASE("the weeks of scores are as wide as the screen, and no picture of a fixed width") {
  CHECK(sores_html(two_weeks()).find("<svg") == std::string::npos);
  CHECK_THAT(sores_html(two_weeks()), ContainsSubstring("style=\"width:40.0%\" title=\"Mon 23 Nov: 4\""));
}

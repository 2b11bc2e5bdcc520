// SPDX-License-Identifier: MIT
#include "report/report.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch_all.hpp>

#include "recorded_days.hpp"
#include "report/report_words.hpp"

using namespace unknot;
using namespace unknot::cli;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("a day of the calendar has the color of the share of its breaks that was taken") {
  const auto shade = [](int taken, int offered) {
    return shade_of({.date = monday, .spent = {}, .offered = offered, .taken = taken});
  };
  CHECK(shade(0, 0) == 0);
  CHECK(shade(0, 9) == 1);
  CHECK(shade(2, 9) == 1);
  CHECK(shade(1, 4) == 2);
  CHECK(shade(4, 8) == 3);
  CHECK(shade(3, 4) == 4);
  CHECK(shade(9, 9) == 4);
}

TEST_CASE("breaks are counted by the hour in which they were offered") {
  const Report report = a_day();
  CHECK(report.hours[9] == Hour{1, 1});
  CHECK(report.hours[10] == Hour{1, 0});
  CHECK(report.hours[11] == Hour{1, 1});
  const std::string page = report_html(some_days(3));
  CHECK_THAT(page, ContainsSubstring("title=\"10:00 to 11:00: 2 of 2 breaks taken\""));
  CHECK(page.find("09:00 to 10:00: ") == std::string::npos);
}

TEST_CASE("a report is compared with the days before it where there are any") {
  Report report = some_days(7);
  CHECK(report_text(report, ascii).find("Before") == std::string::npos);
  report.earlier = {.at_desk = 30h, .offered = 80, .taken = 59};
  const std::string before = "the 7 days before: 30 h at the desk, 59 of 80 breaks taken";
  CHECK_THAT(report_text(report, ascii), ContainsSubstring("  Before        " + before));
  CHECK_THAT(report_html(report), ContainsSubstring("<dd>" + before));
  CHECK(report_json(report).at("earlier").at("at_desk_s") == 30 * 3600);
}

TEST_CASE("a page says whose it is, and links to others only if it is given any") {
  CHECK_THAT(report_html(a_day()), ContainsSubstring("<span class=\"product\">Unknot</span></header>"));
  CHECK(report_html(a_day()).find("<a ") == std::string::npos);
  const std::string page = report_html(a_day(), {{"Previous", "before.html"}, {"Today", ""}});
  CHECK_THAT(page, ContainsSubstring("<a href=\"before.html\">Previous</a>"));
  CHECK_THAT(page, ContainsSubstring("<span aria-current=\"page\">Today</span>"));
}

TEST_CASE("nothing on a page asks for more width than a phone has") {
  for (const auto& report : {a_day(), some_days(30), some_days(365)}) {
    const std::string page = report_html(report);
    CHECK(page.find("overflow-x") == std::string::npos);
    CHECK(occurrences(page, "min-width: ") == occurrences(page, "min-width: 0") + occurrences(page, "min-width: 2px"));
  }
}

TEST_CASE("a page needs nothing beside itself and runs no script") {
  for (const auto& report : {a_day(), some_days(7), some_days(365)}) {
    const std::string page = report_html(report);
    for (const char* foreign : {"http", "<script", "src=", "@import", "url(", "<link"}) {
      CAPTURE(foreign);
      CHECK(page.find(foreign) == std::string::npos);
    }
    for (const char* part : {"<!DOCTYPE html>", "lang=\"en\"", "prefers-color-scheme: dark", "@media print",
                             "role=\"img\" aria-label=", "<th scope=", "<h1>", "<main>"})
      CHECK_THAT(page, ContainsSubstring(part));
    for (const char* element : {"svg", "figure", "table", "details", "dl", "ul", "title"}) {
      CAPTURE(element);
      const std::string name = element;
      CHECK(occurrences(page, "<" + name + ">") + occurrences(page, "<" + name + " ") ==
            occurrences(page, "</" + name + ">"));
    }
  }
}

TEST_CASE("what a program calls itself is no markup on the page") {
  ReportBuilder builder(monday, monday);
  add_span(builder, monday, 9h, 10h, Spent::hold, "meeting: <b>&\"x\"");
  const std::string page = report_html(builder.finish());
  CHECK(page.find("<b>") == std::string::npos);
  CHECK_THAT(page, ContainsSubstring("meeting: &lt;b&gt;&amp;&quot;x&quot;"));
}

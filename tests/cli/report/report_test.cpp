// SPDX-License-Identifier: MIT
#include "report/report.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch_all.hpp>
#include <sstream>

#include "report/report_words.hpp"

using namespace unknot;
using namespace unknot::cli;
using namespace unknot::history;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using std::chrono::days;
using std::chrono::local_days;

namespace {

const Date monday = local_days{2026y / std::chrono::November / 23};

constexpr Look plain{};
constexpr Look unicode{.color = false, .unicode = true};
constexpr Look colored{.color = true, .unicode = true};

// In UTC, so that local time is the same.
WallTime at(Date date, Duration time) { return WallTime{date.time_since_epoch() + time}; }

void add_span(ReportBuilder& builder, Date date, Duration from, Duration to, Spent spent,
              const std::string& cause = "") {
  builder.add(Span{at(date, from), at(date, to), 0s, spent, cause});
}

Record record(WallTime when, Became became, std::optional<WallTime> offered, std::optional<Duration> answered = {}) {
  return {.at = when,
          .zone = 0s,
          .kind = "stretch",
          .became = became,
          .remedy = "chin-tuck",
          .area = "upper-back",
          .companion = "",
          .cause = "",
          .offered = offered,
          .answered = answered};
}

// 9 to 12:30 at the desk, but for a meeting, coffee and a break.
Report a_day() {
  ReportBuilder builder(monday, monday);
  const auto break_at = [&](Duration time, Became became) {
    builder.add(record(at(monday, time), Became::offered, at(monday, time)));
    builder.add(record(at(monday, time + 90s), became, at(monday, time), 12s));
  };
  break_at(9h + 20min, Became::done);
  break_at(10h + 30min, Became::skipped);
  break_at(11h + 40min, Became::done);
  add_span(builder, monday, 0h, 9h, Spent::away, "locked");
  add_span(builder, monday, 9h, 10h, Spent::work);
  add_span(builder, monday, 10h, 10h + 30min, Spent::hold, "meeting");
  add_span(builder, monday, 10h + 30min, 11h, Spent::work);
  add_span(builder, monday, 11h, 11h + 10min, Spent::away, "idle");
  add_span(builder, monday, 11h + 10min, 11h + 40min, Spent::work);
  add_span(builder, monday, 11h + 40min, 11h + 45min, Spent::rest);
  add_span(builder, monday, 11h + 45min, 12h + 30min, Spent::work);
  add_span(builder, monday, 12h + 30min, 24h, Spent::away, "locked");
  return builder.finish();
}

Report some_days(int many) {
  ReportBuilder builder(monday, monday + days{many - 1});
  for (int day = 0; day < many; day += 1 + day % 3) {
    const Date date = monday + days{day};
    builder.add(record(at(date, 10h), Became::offered, at(date, 10h)));
    builder.add(record(at(date, 10h + 1min), Became::done, at(date, 10h), 8s));
    add_span(builder, date, 9h, 12h + (day % 5) * 1h, Spent::work);
  }
  return builder.finish();
}

std::size_t widest(const std::string& text) {
  std::size_t widest = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const auto letters =
        std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
    widest = std::max(widest, static_cast<std::size_t>(letters));
  }
  return widest;
}

bool is_ascii(const std::string& text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 128; });
}

std::size_t occurrences(const std::string& text, const std::string& word) {
  std::size_t count = 0;
  for (auto found = text.find(word); found != text.npos; found = text.find(word, found + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("a day is a time line with its breaks as marks") {
  CHECK(report_text(a_day(), plain) ==
        "Monday 23 November 2026\n"
        "\n"
        "  09          10          11          12          13\n"
        "  ############======######..######+#########......\n"
        "      *             o             *\n"
        "\n"
        "  # at the desk 2 h 45 min   = held back 30 min   + break 5 min   . away 10 min\n"
        "  * break taken   o not taken\n"
        "\n"
        "  At the desk   3 h 15 min, 30 min of it held back\n"
        "  Longest       1 h 38 min, from 09:21\n"
        "  Breaks        2 of 3 taken; 1 skipped\n"
        "  Answered      median 12 s\n"
        "  Areas         upper back 2\n");
}

TEST_CASE("where it is allowed the time line is drawn with blocks and colours, and says the same") {
  CHECK_THAT(report_text(a_day(), unicode), ContainsSubstring("  ████████████▓▓▓▓▓▓██████░░██████▄█████████░░░░░░\n"));
  const std::string text = report_text(a_day(), colored);
  CHECK_THAT(text, ContainsSubstring("\033[32m████████████\033[0m"));
  std::string bare;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\033')
      i = text.find('m', i);
    else
      bare += text[i];
  }
  CHECK(bare == report_text(a_day(), unicode));
}

TEST_CASE("some days are bars, with the breaks taken of those offered") {
  const std::string text = report_text(some_days(7), plain);
  CHECK_THAT(text, ContainsSubstring("23 to 29 November 2026\n"));
  CHECK_THAT(text, ContainsSubstring("  Mon 23 Nov #################                                 3 h    1 of 1\n"));
  CHECK_THAT(text, ContainsSubstring("  Sat 28 Nov\n"));
  CHECK_THAT(text, ContainsSubstring("Average day   "));
}

TEST_CASE("many days are a calendar with four shades") {
  const std::string text = report_text(some_days(365), plain);
  CHECK_THAT(text, ContainsSubstring("23 November 2026 to 22 November 2027\n"));
  CHECK_THAT(text, ContainsSubstring("\n  Mon  "));
  for (const char* shade : {". nothing", "- to ", "+ to ", "% to ", "# more"})
    CHECK_THAT(text, ContainsSubstring(shade));
}

TEST_CASE("the longest report has a block of a year for each year") {
  CHECK(occurrences(report_text(some_days(3 * 365), plain), "\n  Wed  ") == 3);
}

TEST_CASE("no report is wider than a terminal, and none but plain letters without leave") {
  for (const auto& report : {a_day(), some_days(2), some_days(30), some_days(365), some_days(1000)}) {
    CHECK(widest(report_text(report, plain)) <= 80);
    CHECK(widest(report_text(report, unicode)) <= 80);
    CHECK(is_ascii(report_text(report, plain)));
    CHECK(report_text(report, unicode).find('\033') == std::string::npos);
  }
}

TEST_CASE("the legend of a year fits into 80 columns, and into fewer", "[F41]") {
  const std::string text = report_text(some_days(365), unicode);
  CHECK_THAT(text, ContainsSubstring("\n  At the desk   \u00b7 nothing   \u2591 to "));
  CHECK(widest(text) <= 80);
  CHECK(widest(report_text(some_days(365), {.unicode = true, .columns = 50})) <= 50);
}

TEST_CASE("a wide terminal is used and no terminal is overrun", "[F41]") {
  for (const auto& report : {a_day(), some_days(2), some_days(30), some_days(365), some_days(1000)}) {
    const std::size_t at_80 = widest(report_text(report, plain));
    const std::size_t at_200 = widest(report_text(report, {.columns = 200}));
    CHECK(at_200 >= at_80);
    CHECK(at_200 <= 200);
    CHECK(widest(report_text(report, {.columns = 60})) <= 60);
  }
  CHECK(widest(report_text(some_days(7), {.columns = 200})) > 120);
  CHECK(widest(report_text(some_days(365), {.columns = 200})) > 100);
}

TEST_CASE("a whole day of 24 hours fits the line") {
  ReportBuilder builder(monday, monday);
  add_span(builder, monday, 0h, 24h, Spent::work);
  const std::string text = report_text(builder.finish(), plain);
  CHECK(widest(text) <= 80);
  CHECK_THAT(text, ContainsSubstring(std::string(72, '#')));
}

TEST_CASE("days without a record say so") {
  CHECK(report_text(ReportBuilder(monday, monday).finish(), plain) ==
        "Monday 23 November 2026\n\nNothing was recorded.\n");
  CHECK_THAT(report_html(ReportBuilder(monday, monday).finish()), ContainsSubstring("Nothing was recorded."));
}

TEST_CASE("no report praises, blames or counts streaks") {
  for (const auto& report : {a_day(), some_days(30), some_days(365)}) {
    const std::string all = report_text(report, plain) + report_html(report);
    for (const char* word :
         {"streak", "fail", "only", "bad", "good", "great", "should", "goal", "score", "!!", "lazy"}) {
      CAPTURE(word);
      CHECK(all.find(word) == std::string::npos);
    }
  }
}

TEST_CASE("as JSON a report has the same figures in seconds") {
  const auto json = report_json(a_day());
  CHECK(json.at("first") == "2026-11-23");
  CHECK(json.at("spent").at("work_s") == 9900);
  CHECK(json.at("spent").at("hold_s") == 1800);
  CHECK(json.at("offered") == 3);
  CHECK(json.at("taken") == 2);
  CHECK(json.at("outcomes").at("skipped") == 1);
  CHECK(json.at("longest_work_s") == 98 * 60 + 30);
  CHECK(json.at("longest_work_began") == "2026-11-23T09:21:30");
  CHECK(json.at("median_answer_s") == 12);
  CHECK(json.at("areas").at(0).at("area") == "upper-back");
  CHECK(json.at("line").as_array().size() == 9);
  CHECK(json.at("marks").as_array().size() == 6);
  CHECK(json.at("days").at(0).at("spent").at("away_s") == (9h + 11h + 40min) / 1s);
  CHECK_FALSE(report_json(some_days(7)).contains("line"));
  CHECK(report_json(ReportBuilder(monday, monday).finish()).at("median_answer_s").is_null());
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

TEST_CASE("an absence shorter than a minute does not end a stretch of work, a minute does") {
  const auto longest = [](Duration away) {
    ReportBuilder builder(monday, monday);
    add_span(builder, monday, 9h, 10h, Spent::work);
    add_span(builder, monday, 10h, 10h + away, Spent::away, "locked");
    add_span(builder, monday, 10h + away, 10h + away + 30min, Spent::work);
    return builder.finish().longest;
  };
  CHECK(longest(59s) == 90min);
  CHECK(longest(60s) == 60min);
}

TEST_CASE("what a wrong clock has recorded is said to be left out", "[F17]") {
  Report report = a_day();
  CHECK(report_text(report, plain).find("Left out") == std::string::npos);
  report.apart = 2h + 3min;
  CHECK_THAT(report_text(report, plain),
             ContainsSubstring("Left out      2 h 3 min recorded while the clock was wrong\n"));
  CHECK(report_json(report).at("apart_s") == 7380);
}

TEST_CASE("a break that is offered before midnight and taken after it counts for its first day") {
  ReportBuilder builder(monday, monday + days{1});
  builder.add(record(at(monday, 23h + 59min), Became::offered, at(monday, 23h + 59min)));
  builder.add(record(at(monday, 24h + 1min), Became::done, at(monday, 23h + 59min)));
  const Report report = builder.finish();
  CHECK(report.days[0].taken == 1);
  CHECK(report.days[1].taken == 0);
}

TEST_CASE("breaks of several days end stretches of work in whatever order they were written") {
  ReportBuilder builder(monday, monday + days{1});
  builder.add(record(at(monday, 11h), Became::done, {}));
  builder.add(record(at(monday, 10h), Became::done, {}));
  add_span(builder, monday, 9h, 12h, Spent::work);
  CHECK(builder.finish().longest == 1h);
}

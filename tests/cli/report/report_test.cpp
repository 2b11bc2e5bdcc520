// SPDX-License-Identifier: MIT
#include "report/report.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch_all.hpp>

#include "recorded_days.hpp"
#include "report/report_words.hpp"

using namespace unknot;
using namespace unknot::cli;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("a day is a time line with its breaks as marks") {
  CHECK(report_text(a_day(), ascii) ==
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
  const std::string text = report_text(some_days(7), ascii);
  CHECK_THAT(text, ContainsSubstring("23 to 29 November 2026\n"));
  CHECK_THAT(text, ContainsSubstring("  Mon 23 Nov #################                                 3 h    1 of 1\n"));
  CHECK_THAT(text, ContainsSubstring("  Sat 28 Nov\n"));
  CHECK_THAT(text, ContainsSubstring("Average day   "));
}

TEST_CASE("many days are a calendar with four shades") {
  const std::string text = report_text(some_days(365), ascii);
  CHECK_THAT(text, ContainsSubstring("23 November 2026 to 22 November 2027\n"));
  CHECK_THAT(text, ContainsSubstring("\n  Mon  "));
  for (const char* shade : {". no breaks due", "- under 25% taken", "+ 25 to 49%", "% 50 to 74%", "# 75% or more"})
    CHECK_THAT(text, ContainsSubstring(shade));
}

TEST_CASE("the longest report has a block of a year for each year") {
  CHECK(occurrences(report_text(some_days(3 * 365), ascii), "\n  Wed  ") == 3);
}

TEST_CASE("no report is wider than a terminal, and none but plain letters without leave") {
  for (const auto& report : {a_day(), some_days(2), some_days(30), some_days(365), some_days(1000)}) {
    CHECK(widest(report_text(report, ascii)) <= 80);
    CHECK(widest(report_text(report, unicode)) <= 80);
    CHECK(is_ascii(report_text(report, ascii)));
    CHECK(report_text(report, unicode).find('\033') == std::string::npos);
  }
}

TEST_CASE("the legend of a year fits into 80 columns, and into fewer", "[F41]") {
  const std::string text = report_text(some_days(365), unicode);
  CHECK_THAT(text, ContainsSubstring("\n  Breaks   \u00b7 no breaks due   \u2591 under 25% taken"));
  CHECK(widest(text) <= 80);
  CHECK(widest(report_text(some_days(365), {.unicode = true, .columns = 50})) <= 50);
}

TEST_CASE("a wide terminal is used and no terminal is overrun", "[F41]") {
  for (const auto& report : {a_day(), some_days(2), some_days(30), some_days(365), some_days(1000)}) {
    const std::size_t at_80 = widest(report_text(report, ascii));
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
  const std::string text = report_text(builder.finish(), ascii);
  CHECK(widest(text) <= 80);
  CHECK_THAT(text, ContainsSubstring(std::string(72, '#')));
}

TEST_CASE("days without a record say so") {
  CHECK(report_text(ReportBuilder(monday, monday).finish(), ascii) ==
        "Monday 23 November 2026\n\nNothing was recorded.\n");
  CHECK_THAT(report_html(ReportBuilder(monday, monday).finish()), ContainsSubstring("Nothing was recorded."));
}

TEST_CASE("no report praises or blames") {
  for (const auto& report : {a_day(), some_days(30), some_days(365)}) {
    const std::string all = report_text(report, ascii) + report_html(report);
    for (const char* word :
         {"streak", "fail", "only", "bad", "good", "great", "should", "goal", "score", "!!", "lazy"}) {
      CAPTURE(word);
      CHECK(all.find(word) == std::string::npos);
    }
  }
}

TEST_CASE("days at the desk with a break on each are counted over days away, and a day without one ends them") {
  ReportBuilder builder(monday, monday + days{6});
  for (const int day : {0, 1, 4, 5}) {
    const Date date = monday + days{day};
    builder.add(record(at(date, 10h), Became::offered, at(date, 10h)));
    builder.add(record(at(date, 10h + 1min), day == 5 ? Became::skipped : Became::done, at(date, 10h)));
  }
  for (const int day : {0, 1, 4, 5}) add_span(builder, monday + days{day}, 9h, 12h, Spent::work);
  const Report report = builder.finish();
  CHECK_THAT(report_text(report, ascii),
             ContainsSubstring("In a row      3 days at the desk with a break on each, from"));
  CHECK_THAT(report_text(report, ascii), ContainsSubstring("Each day      0.8 of 1.0 breaks taken on average\n"));
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
  CHECK(json.at("hours").at(9).at("taken") == 1);
  CHECK(json.at("earlier").is_null());
  CHECK(json.at("line").as_array().size() == 9);
  CHECK(json.at("marks").as_array().size() == 6);
  CHECK(json.at("days").at(0).at("spent").at("away_s") == (9h + 11h + 40min) / 1s);
  CHECK_FALSE(report_json(some_days(7)).contains("line"));
  CHECK(report_json(ReportBuilder(monday, monday).finish()).at("median_answer_s").is_null());
}

TEST_CASE("what was answered ahead of time is told apart from answers to reminders") {
  ReportBuilder builder(monday, monday);
  const auto answer = [&](Duration time, Became became, const char* cause) {
    auto event = record(at(monday, time), became, {});
    event.cause = cause;
    builder.add(event);
  };
  answer(9h, Became::snoozed, ahead_of_time);
  answer(9h + 10min, Became::snoozed, "");
  answer(9h + 20min, Became::skipped, ahead_of_time);
  answer(9h + 30min, Became::skipped, "dnd");
  add_span(builder, monday, 9h, 10h, Spent::work);
  const Report report = builder.finish();
  const std::string text = report_text(report, ascii);
  CHECK_THAT(text, ContainsSubstring("Breaks        0 of 0 taken; 1 skipped\n"));
  CHECK_THAT(text, ContainsSubstring("1 snooze, 1 put off ahead of time, 1 skipped ahead of time\n"));
  const auto json = report_json(report);
  CHECK(json.at("outcomes").at("skipped") == 2);
  CHECK(json.at("ahead").at("snoozed") == 1);
  CHECK(json.at("ahead").at("skipped") == 1);
  CHECK(json.at("marks").at(2).at("ahead") == true);
  CHECK(json.at("marks").at(3).at("ahead") == false);
  CHECK_THAT(report_html(report), ContainsSubstring(">skipped ahead of time<"));
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

TEST_CASE("a report tells what was worked through, and that the limit was reached") {
  ReportBuilder builder(monday, monday);
  builder.add(record(at(monday, 12h), Became::worked, at(monday, 12h)));
  builder.add(record(at(monday, 13h), Became::limit, {}));
  builder.add(record(at(monday, 14h), Became::limit, {}));
  add_span(builder, monday, 9h, 15h, Spent::work);
  const Report report = builder.finish();
  const std::string text = report_text(report, ascii);
  CHECK_THAT(text, ContainsSubstring("  Breaks        0 of 0 taken; 1 worked through\n"));
  CHECK_THAT(text, ContainsSubstring("  Day limit     reached, told 2 times\n"));
  CHECK(report_json(report).at("outcomes").at("worked") == 1);
  CHECK(report_json(report).at("outcomes").at("limit") == 2);
}

TEST_CASE("how breaks of one's own ended is told apart from those that were offered") {
  ReportBuilder builder(monday, monday);
  for (const Became became : {Became::offered, Became::interrupted})
    builder.add(record(at(monday, 12h), became, at(monday, 12h)));
  for (const Became became : {Became::done, Became::interrupted, Became::worked})
    builder.add(record(at(monday, 13h), became, {}));
  add_span(builder, monday, 9h, 15h, Spent::work);
  CHECK_THAT(report_text(builder.finish(), ascii),
             ContainsSubstring("  Breaks        0 of 1 taken; 1 stopped early\n"
                               "  Also          3 breaks you started yourself (1 stopped early, 1 worked\n"
                               "                through)\n"));
}

TEST_CASE("time standing is what was at the desk between the changes that were made, and no break", "[R39]") {
  ReportBuilder builder(monday, monday);
  const auto change = [&](Duration time, Became became, const char* to) {
    Record one = record(at(monday, time), became, at(monday, time));
    one.remedy = to;
    one.area.clear();
    builder.add(one);
  };
  change(9h + 30min, Became::done, "sit-down");  // so the person stood before
  change(10h, Became::skipped, "stand-up");
  change(11h, Became::done, "stand-up");
  add_span(builder, monday, 9h, 11h + 30min, Spent::work);
  add_span(builder, monday, 11h + 30min, 12h, Spent::away, "locked");
  add_span(builder, monday, 12h, 12h + 15min, Spent::hold, "meeting");
  const Report report = builder.finish();
  CHECK(report.standing == 75min);
  CHECK(report.longest == 150min);
  CHECK_THAT(report_text(report, ascii), ContainsSubstring("  Standing      1 h 15 min of 2 h 45 min\n"));
  CHECK(report_json(report).at("standing_s") == 75 * 60);
}

TEST_CASE("what a wrong clock has recorded is said to be left out", "[F17]") {
  Report report = a_day();
  CHECK(report_text(report, ascii).find("Left out") == std::string::npos);
  report.apart = 2h + 3min;
  CHECK_THAT(report_text(report, ascii),
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

// SPDX-License-Identifier: MIT
// What the command line shows of the history, in the language that nobody speaks.
#include <catch2/catch_all.hpp>
#include <regex>

#include "../cli/report/recorded_days.hpp"
#include "made_up.hpp"
#include "report/report_words.hpp"
#include "words/commands/answers.hpp"
#include "words/commands/recorded/history.hpp"
#include "words/commands/recorded/report_labels.hpp"
#include "words/commands/recorded/sore.hpp"
#include "words/sore.hpp"

using namespace unknot;
using namespace unknot::cli;
using made_up::check_all;
using made_up::english_in;
using words::Label;

namespace {

// A person's own words, and names.
std::string without_names(const std::string& text) {
  return std::regex_replace(text, std::regex("chin-tuck|<span class=\"product\">Unknot</span>"), "");
}

std::string without_style(std::string page) {
  const auto begin = page.find("<style>");
  return begin == page.npos ? page : page.erase(begin, page.find("</style>") - begin);
}

// What a page shows or reads aloud: what stands between its tags, and in their titles and labels.
std::string shown_by(const std::string& page) {
  static const std::regex told(" (?:title|aria-label|lang)=\"([^\"]*)\"");
  static const std::regex tags("<[^>]*>|&[a-z]+;");
  const std::string bare = without_style(without_names(page));
  std::string shown = std::regex_replace(bare, tags, " ");
  for (auto each = std::sregex_iterator(bare.begin(), bare.end(), told); each != std::sregex_iterator(); ++each)
    shown += " " + each->str(1);
  return shown;
}

// A day, a week, a year and nothing, each with whatever a report may say.
std::vector<Report> all_reports() {
  std::vector<Report> all{a_day(), some_days(7), some_days(365), ReportBuilder(monday, monday).finish()};
  for (Report& report : all) {
    if (report.empty()) continue;
    report.became.fill(3);
    report.snoozed_ahead = report.skipped_ahead = 1;
    report.own = report.own_stopped = report.own_worked = 1;
    report.standing = report.apart = 20min;
    report.median_answer = 5s;
    report.earlier = {.at_desk = 30h, .offered = 8, .taken = 5};
    report.days.front().limits = 1;
    report.days.front().spent[Spent::hold] = 1h;
    for (const auto area : {"neck", "low-back"}) report.sores.push_back({at(report.first, 9h), 0s, area, 4});
    report.help = {"neck"};
  }
  return all;
}

// One of each outcome, and of each way to spend the time.
Report full_day() {
  Report report = all_reports().front();
  for (std::size_t what = 0; what < became_count; ++what)
    report.marks.push_back({monday + 10h, static_cast<Became>(what), "stretch", "chin-tuck", what % 2 == 0});
  const auto causes = {"idle",    "locked",     "asleep", "elsewhere",   "dnd",
                       "meeting", "fullscreen", "clock",  "not running", "not recorded"};
  for (const std::string cause : causes) report.line.push_back({monday + 10h, monday + 11h, Spent::away, cause});
  return report;
}

}  // namespace

TEST_CASE("no report in a terminal has English in it but by words") {
  for (const Report& report : all_reports()) {
    const std::string text = report_text(report, unicode);
    CHECK_FALSE(text.empty());
    check_all({text});
  }
}

TEST_CASE("no page of a report shows or reads aloud English but by words") {
  auto reports = all_reports();
  reports.push_back(full_day());
  for (const Report& report : reports) {
    const std::string shown = shown_by(report_html(report, {{"xx", "x.html"}}));
    CHECK(shown.contains("Xxxxxxx xxx xxxxxxxx.") == report.empty());
    check_all({shown});
  }
}

TEST_CASE("a page is searched for English in what it shows and in what it reads aloud") {
  CHECK(english_in(shown_by("<p class=\"day\">Days</p>")) == "Days ");
  CHECK(english_in(shown_by("<i class=\"day\" title=\"a day\"></i>")) == "day ");
}

TEST_CASE("nothing in a report is named in English but by words") {
  for (int name = 0; name <= static_cast<int>(words::last_label); ++name) {
    const std::string text = words::label(static_cast<Label>(name));
    CHECK_FALSE(text.empty());
    check_all({text});
  }
  for (std::size_t area = 0; area < remedies::areas; ++area)
    check_all({area_name(word_for(static_cast<remedies::Area>(area)))});
}

TEST_CASE("the verbs of the history say nothing in English but by words") {
  check_all({words::no_date("x"), words::no_period("x"), words::in_the_future("x"), words::too_long_ago("x"),
             words::since_and_period("x"), words::html_without_file(), words::history_without_home(),
             words::page_without_home(), words::wrote_page("x"), words::page_unwritten("x"),
             words::page_not_opened("x"), words::nothing_to_delete(), words::history_deleted(),
             words::history_deleted_except({"x", "x"}), words::nothing_changed()});
  check_all({words::delete_question({.events = 2}), words::delete_question({.files = 2}),
             words::delete_question({.events = 2, .since = "2026-11-16", .files = 1})});
  check_all({words::asked("x", true), words::asked("x", false), words::yes(), words::no()});
}

TEST_CASE("nothing about scores is said in English but by words") {
  check_all({words::unknown_area({"x", "x"}, "x"), words::no_score("x"), words::area_without_score(),
             words::nobody_to_ask_scores(), words::score_not_recorded(), words::scores_question(),
             words::score_question("x"), words::score_again(),
             words::score_noted({.area = "x", .score = 4, .favored = true, .help = true})});
}

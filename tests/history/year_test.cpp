// SPDX-License-Identifier: MIT
// A simulated year in a real file: every figure of a report is one that plain SQL finds too.
#include <catch2/catch_all.hpp>
#include <chrono>

#include "files.hpp"
#include "history/reader.hpp"
#include "history/state/state_text.hpp"
#include "simulated_years.hpp"
#include "words/problems/history.hpp"

using namespace unknot;
using namespace unknot::history;
using namespace unknot::history::test;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::local_days;
using std::chrono::seconds;

namespace {

const Date first_day = local_days{2026y / std::chrono::January / 1};

// Written as the daemon writes it: a transaction for each event.
const std::filesystem::path& a_year() {
  static const TemporaryDirectory folder;
  static const auto file = [] {
    auto path = folder / "history.db";
    Store store(path, WallTime{});
    SimulatedYears year(
        first_day, 365, 2026, [&](const Rows& rows, const Planner& planner, const Recorder& recorder, WallTime at) {
          store.write({rows.events, rows.spans, to_text({planner.state(), recorder.state(), "boot", "", ""})}, at);
        });
    year.play();
    REQUIRE(store.problems().empty());
    return path;
  }();
  return file;
}

// A query with the range in local ms as B and E, and L(time) for local ms.
std::int64_t asked(std::string sql, Date first, Date last) {
  const auto replace = [&](const std::string& what, const std::string& by) {
    for (auto at = sql.find(what); at != std::string::npos; at = sql.find(what, at + by.size()))
      sql.replace(at, what.size(), by);
  };
  replace("$B", std::to_string(Duration{first.time_since_epoch()}.count()));
  replace("$E", std::to_string(Duration{(last + days{1}).time_since_epoch()}.count()));
  return number(a_year(), sql.c_str());
}

std::string spent_sql(const std::string& what) {
  return "SELECT coalesce(sum(min(ends + zone * 1000, $E) - max(begins + zone * 1000, $B)), 0) FROM spans WHERE ends + "
         "zone * 1000 > $B AND begins + zone * 1000 < $E AND spent = '" +
         what + "'";
}

std::string became_sql(const std::string& what) {
  return "SELECT count(*) FROM events WHERE at + zone * 1000 >= $B AND at + zone * 1000 < $E AND became = '" + what +
         "'";
}

constexpr const char* taken_sql =
    "SELECT count(*) FROM events WHERE became IN ('done', 'rested') AND offered + zone * 1000 >= $B AND offered + zone "
    "* "
    "1000 < $E";
constexpr const char* own_sql =
    "SELECT count(*) FROM events WHERE became = 'done' AND offered IS NULL AND at + zone * 1000 >= $B AND at + zone * "
    "1000 < $E";
constexpr const char* median_sql =
    "WITH answers AS (SELECT answered FROM events WHERE answered IS NOT NULL AND at + zone * 1000 >= $B AND at + zone "
    "* "
    "1000 < $E) SELECT answered FROM answers ORDER BY answered LIMIT 1 OFFSET (SELECT (count(*) - 1) / 2 FROM answers)";

// What is not at the desk makes runs; a run of a minute, and a done break, cuts the work.
constexpr const char* longest_sql = R"sql(
WITH near AS (SELECT max(begins, $B - zone * 1000) AS b, min(ends, $E - zone * 1000) AS e, spent IN ('work', 'hold') AS desk
              FROM spans WHERE ends + zone * 1000 > $B AND begins + zone * 1000 < $E),
     runs AS (SELECT b, e, desk, sum(desk) OVER (ORDER BY b) AS run FROM near),
     cuts AS (SELECT max(e) AS at FROM runs WHERE NOT desk GROUP BY run HAVING sum(e - b) >= 60000
              UNION SELECT at FROM events WHERE became = 'done' UNION SELECT min(b) FROM near UNION SELECT max(e) FROM near),
     pairs AS (SELECT at AS b, lead(at) OVER (ORDER BY at) AS e FROM cuts)
SELECT max((SELECT coalesce(sum(min(near.e, pairs.e) - max(near.b, pairs.b)), 0) FROM near
            WHERE near.desk AND near.e > pairs.b AND near.b < pairs.e)) FROM pairs WHERE pairs.e IS NOT NULL
)sql";

void check_counts(const Report& report, Date first, Date last) {
  for (const Became one : {Became::done, Became::rested, Became::snoozed, Became::skipped, Became::dismissed,
                           Became::missed, Became::interrupted, Became::undelivered}) {
    CAPTURE(word_for(one));
    CHECK(report.count(one) == asked(became_sql(std::string(word_for(one))), first, last));
  }
  for (const Spent one : {Spent::work, Spent::rest, Spent::away, Spent::hold, Spent::pause, Spent::off}) {
    CAPTURE(word_for(one));
    CHECK(report.spent[one].count() == asked(spent_sql(std::string(word_for(one))), first, last));
  }
}

void check_figures(Date first, Date last) {
  const auto report = read_report(a_year(), first, last);
  REQUIRE(report);
  CHECK(report->offered == asked(became_sql("offered"), first, last));
  CHECK(report->taken == asked(taken_sql, first, last));
  CHECK(report->own == asked(own_sql, first, last));
  CHECK(report->median_answer.value_or(0s).count() == asked(median_sql, first, last));
  check_counts(*report, first, last);
  for (const auto& [area, count] : report->areas) {
    CAPTURE(area);
    CHECK(count == asked(became_sql("done") + " AND area = '" + area + "'", first, last));
  }
}

}  // namespace

TEST_CASE("the figures of a year, a month and a day are those that SQL finds") {
  check_figures(first_day, first_day + days{364});
  check_figures(local_days{2026y / 3 / 15}, local_days{2026y / 4 / 14});  // with the night the clocks go forward
  for (const int day : {76, 77, 120, 201, 300}) check_figures(first_day + days{day}, first_day + days{day});
}

TEST_CASE("the longest stretch of work is the one that SQL finds") {
  for (const int day : {5, 76, 77, 120, 201}) {
    const Date date = first_day + days{day};
    CHECK(read_report(a_year(), date, date)->longest.count() == asked(longest_sql, date, date));
  }
  const Date first = local_days{2026y / 5 / 1};
  const Date last = local_days{2026y / 5 / 31};
  CHECK(read_report(a_year(), first, last)->longest.count() == asked(longest_sql, first, last));
}

TEST_CASE("a year has working days, answers of every sort and all areas of the body") {
  const auto report = read_report(a_year(), first_day, first_day + days{364});
  REQUIRE(report);
  CHECK(report->spent[Spent::work] > 1200h);
  CHECK(report->areas.size() == remedies::areas);
  for (const Became one : {Became::done, Became::rested, Became::snoozed, Became::skipped, Became::dismissed,
                           Became::missed, Became::interrupted})
    CHECK(report->count(one) > 20);
  CHECK(report->taken <= report->offered);
  CHECK(report->own > 0);
}

TEST_CASE("the spans of each day add up to the day", "[failure 32]") {
  const auto report = read_report(a_year(), first_day, first_day + days{363});
  REQUIRE(report);
  for (const Day& day : report->days) {
    const bool spring = day.date == local_days{2026y / 3 / 29};
    const bool autumn = day.date == local_days{2026y / 10 / 25};
    CHECK(day.spent.sum() == (spring ? 23h : autumn ? 25h : 24h));
  }
}

TEST_CASE("the days of a report add up to the report") {
  const auto report = read_report(a_year(), first_day, first_day + days{100});
  REQUIRE(report);
  TimeSpent spent;
  int offered = 0;
  int taken = 0;
  for (const Day& day : report->days) {
    spent += day.spent;
    offered += day.offered;
    taken += day.taken;
    CHECK(day.taken <= day.offered);
  }
  CHECK(spent == report->spent);
  CHECK(offered == report->offered);
  CHECK(taken == report->taken);
}

TEST_CASE("while the daemon runs its last span goes on until now") {
  const Date last = first_day + days{364};
  const WallTime end{Duration{number(a_year(), "SELECT max(ends) FROM spans")}};
  const Duration before = read_report(a_year(), last, last + days{1})->spent.sum();
  CHECK(read_report(a_year(), last, last + days{1}, end + 30min)->spent.sum() == before + 30min);
  CHECK(read_report(a_year(), last, last + days{1}, end - 30min)->spent.sum() == before);
}

TEST_CASE("all rows come in one order of time, from a moment on, until there are enough") {
  std::size_t records = 0;
  std::size_t spans = 0;
  WallTime last{};
  const WallTime since{first_day.time_since_epoch() + 100 * days{1}};
  REQUIRE(read_rows(a_year(), since, [&](const Record* record, const Span* span) {
    const WallTime at = record ? record->at : span->begins;
    CHECK(at >= last);
    CHECK((record ? record->at : span->ends) >= since);
    last = at;
    (record ? records : spans) += 1;
    return records + spans < 5000;
  }));
  CHECK(records + spans == 5000);
  CHECK(records > 500);
}

TEST_CASE("a history that is not there has no rows, a file that is none is an error") {
  const TemporaryDirectory folder;
  CHECK(read_report(folder / "none.db", first_day, first_day)->empty());
  write_file(folder / "text.db", std::string(5000, 'x'));
  CHECK(words::problem(read_report(folder / "text.db", first_day, first_day).error()) ==
        "the history " + (folder / "text.db").string() + " can't be read: file is not a database");
}

TEST_CASE("what is cleared is gone to the last byte, and the state stays") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  Store store(file, nine());
  Record secret = event(nine());
  secret.cause = "meeting: whistleblowers";
  for (int minute = 0; minute < 50; ++minute)
    store.write({{secret}, {span(nine() + minute * 1min, nine() + (minute + 1) * 1min)}, "state"}, nine());
  CHECK(read_extent(file)->records == 50);
  CHECK(read_extent(file)->since == nine());
  REQUIRE(clear(file));
  CHECK(read_extent(file)->records == 0);
  for (const char* end : {"", "-wal"})
    CHECK(read_file(file.string() + end).find("whistleblowers") == std::string::npos);
  CHECK(store.state() == "state");
  store.write({{event(nine())}, {}, {}}, nine());
  CHECK(store.problems().empty());
  CHECK(number(file, "SELECT count(*) FROM events") == 1);
}

TEST_CASE("what a report is compared with is what the report on those days says") {
  for (const auto& [day, length] : {std::pair{40, 1}, {90, 7}, {200, 30}, {300, 120}}) {
    const Date first = first_day + days{day};
    const Date last = first + days{length - 1};
    CAPTURE(day, length);
    const auto report = read_report(a_year(), first, last);
    const auto before = read_report(a_year(), first - days{length}, first - days{1});
    REQUIRE((report && before));
    const Earlier figures{before->spent.at_desk(), before->offered, before->taken};
    CHECK(report->earlier == (before->empty() ? std::nullopt : std::optional{figures}));
  }
  CHECK_FALSE(read_report(a_year(), first_day, first_day + days{6})->earlier);
}

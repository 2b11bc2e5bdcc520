// SPDX-License-Identifier: MIT
// How areas of the body feel: kept, read, deleted, and what follows from the scores.
#include "history/sores.hpp"

#include <catch2/catch_all.hpp>

#include "files.hpp"
#include "history/reader.hpp"
#include "history/schema.hpp"

using namespace unknot;
using namespace unknot::history;
using namespace unknot::history::test;
using std::chrono::days;

namespace {

Sore sore(days ago, const std::string& area, int score) { return {nine() - ago, std::chrono::hours{1}, area, score}; }

Entry entry(std::vector<Sore> sores) { return {.events = {}, .spans = {}, .state = {}, .sores = std::move(sores)}; }

}  // namespace

TEST_CASE("an area is sore for 7 days after a score of 3 or more, unless a later one is lower") {
  CHECK(sore_areas({sore(days{0}, "neck", 3)}, nine()) == std::vector<std::string>{"neck"});
  CHECK(sore_areas({sore(days{0}, "neck", 2)}, nine()).empty());
  CHECK(sore_areas({sore(days{6}, "neck", 9)}, nine()) == std::vector<std::string>{"neck"});
  CHECK(sore_areas({sore(days{7}, "neck", 9)}, nine()).empty());
  CHECK(sore_areas({sore(days{2}, "neck", 9), sore(days{1}, "neck", 2)}, nine()).empty());
  CHECK(sore_areas({sore(days{2}, "neck", 2), sore(days{1}, "neck", 4)}, nine()).size() == 1);
  CHECK(sore_areas({sore(days{2}, "neck", 4), sore(days{1}, "low-back", 6)}, nine()) ==
        std::vector<std::string>{"low-back", "neck"});
}

TEST_CASE("a score of 7, or three weeks of getting worse, points to help") {
  CHECK(wants_help({sore(days{0}, "neck", 7)}, "neck", nine()));
  CHECK_FALSE(wants_help({sore(days{0}, "neck", 6)}, "neck", nine()));
  CHECK_FALSE(wants_help({sore(days{0}, "neck", 7)}, "low-back", nine()));
  CHECK_FALSE(wants_help({sore(days{8}, "neck", 9)}, "neck", nine()));
  const std::vector<Sore> worse{sore(days{22}, "neck", 1), sore(days{15}, "neck", 2), sore(days{8}, "neck", 3),
                                sore(days{1}, "neck", 4)};
  CHECK(wants_help(worse, "neck", nine()));
  CHECK_FALSE(wants_help({worse.begin() + 1, worse.end()}, "neck", nine()));
  auto level = worse;
  level[2].score = 2;
  CHECK_FALSE(wants_help(level, "neck", nine()));
}

TEST_CASE("scores are kept in the history and cleared with it") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  const std::vector<Sore> both{sore(days{9}, "neck", 4), sore(days{1}, "low-back", 0)};
  {
    Store store(file, nine());
    store.write(entry(both), nine());
    CHECK(store.sores(nine() - days{30}) == both);
    CHECK(store.sores(nine() - days{7}) == std::vector{both[1]});
  }
  CHECK(read_sores(file, nine() - days{30}).value() == both);
  CHECK(read_sores(file, nine() - days{30}, nine() - days{1}).value() == std::vector{both[0]});
  REQUIRE(clear(file));
  CHECK(read_sores(file, nine() - days{30}).value().empty());
}

TEST_CASE("scores wait like everything else while the file can't be written") {
  const TemporaryDirectory folder;
  write_file(folder / "state", "");  // in the way of the folder
  Store store(folder / "state/history.db", nine());
  store.write(entry({sore(days{1}, "neck", 4)}), nine());
  CHECK(store.sores(nine() - days{7}).size() == 1);
  std::filesystem::remove(folder / "state");
  store.write(entry({}), nine());
  CHECK(read_sores(folder / "state/history.db", nine() - days{7}).value().size() == 1);
}

TEST_CASE("where no history is kept no score is") {
  Store store({}, nine());
  store.write(entry({sore(days{1}, "neck", 4)}), nine());
  CHECK(store.sores(nine() - days{7}).empty());
}

TEST_CASE("a report has the scores of its days, and a file of an older version has none") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  {
    Store store(file, nine());
    store.write(entry({sore(days{9}, "neck", 4), sore(days{1}, "neck", 5)}), nine());
  }
  const Date today = std::chrono::floor<days>(LocalTime{nine().time_since_epoch()});
  const auto report = read_report(file, today - days{2}, today);
  REQUIRE(report);
  CHECK(report->sores == std::vector{sore(days{1}, "neck", 5)});
  const auto old = folder / "old.db";
  {
    Database database(old, Access::write);
    migrate(database, migrations().first(3));
  }
  CHECK(read_sores(old, nine() - days{30}).value().empty());
  CHECK(read_report(old, today - days{2}, today).has_value());
}

TEST_CASE(
    "a report points to help where the last score of its days does, with the weeks before them, the worst first") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  {
    Store store(file, nine());
    store.write(entry({sore(days{21}, "neck", 1), sore(days{14}, "neck", 2), sore(days{7}, "neck", 3),
                       sore(days{2}, "wrists", 8), sore(days{1}, "wrists", 6), sore(days{1}, "eyes", 7),
                       sore(days{0}, "neck", 4)}),
                nine());
  }
  const Date today = std::chrono::floor<days>(LocalTime{nine().time_since_epoch()});
  CHECK(read_report(file, today - days{1}, today)->help == std::vector<std::string>{"eyes", "neck"});
  CHECK(read_report(file, today - days{2}, today - days{2})->help == std::vector<std::string>{"wrists"});
}

TEST_CASE("an answer that it is better or worse moves the score by one, and not beyond its ends") {
  CHECK(score_after(4, Change::better) == 3);
  CHECK(score_after(4, Change::same) == 4);
  CHECK(score_after(4, Change::worse) == 5);
  CHECK(score_after(0, Change::better) == 0);
  CHECK(score_after(worst_score, Change::worse) == worst_score);
}

TEST_CASE("one can be asked about a score that is a week old, and not about one of 0 or of a month ago") {
  const std::vector<Sore> scores{sore(days{30}, "eyes", 5),     sore(days{20}, "neck", 6),
                                 sore(days{8}, "neck", 2),      sore(days{7}, "wrists", 4),
                                 sore(days{7}, "shoulders", 0), sore(days{6}, "low-back", 9)};
  const auto asked = sores_to_ask(scores, nine());
  REQUIRE(asked.size() == 2);
  CHECK(asked[0] == sore(days{7}, "wrists", 4));
  CHECK(asked[1] == sore(days{8}, "neck", 2));
}

// SPDX-License-Identifier: MIT
// export, tried on the program itself.
#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>
#include <sstream>

#include "recorded.hpp"

using namespace recorded;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("export as CSV goes into a table of SQLite as it is") {
  const Recorded world;
  const Result csv = world.run({"export"});
  CHECK(csv.status == 0);
  CHECK_THAT(csv.out, Catch::Matchers::StartsWith(
                          "row,at,until,what,kind,remedy,area,companion,cause,offered,answer_s,id,score\n"));
  if (!std::filesystem::exists("/usr/bin/sqlite3")) {
    WARN("sqlite3 is not there: not imported");
    return;
  }
  world.write(world.file("all.csv"), csv.out);
  const auto table = world.file("table.db");
  const auto imported =
      Process({"/usr/bin/sqlite3", table, ".mode csv", ".import " + world.file("all.csv").string() + " t"},
              world.environment())
          .finish();
  CHECK(imported.status == 0);
  CHECK(imported.err.empty());
  Database database(table, Access::read);
  CHECK(database.number("SELECT count(*) FROM t WHERE row = 'event'") == 6);
  CHECK(database.number(
            "SELECT count(*) FROM t WHERE row = 'span' AND what = 'hold' AND cause = 'meeting: \"Big, long\" name'") ==
        1);
  CHECK(database.number("SELECT sum(strftime('%s', until) - strftime('%s', at)) FROM t WHERE row = 'span'") ==
        std::int64_t{3} * 3600);
  CHECK(database.number(
            "SELECT count(*) FROM t WHERE what = 'done' AND answer_s = '5' AND remedy = 'chin-tuck' AND area = "
            "'neck' AND companion = 'drink' AND at > offered") == 3);
}

TEST_CASE("export as JSON is one object a line") {
  const Recorded world;
  std::istringstream lines(world.run({"export", "--json"}).out);
  std::size_t count = 0;
  std::string last;
  for (std::string line; std::getline(lines, line); ++count) {
    const auto row = boost::json::parse(line);
    const std::string at = row.at("at").as_string().c_str();
    CHECK(at >= last);
    CHECK(at.ends_with("+00:00"));
    last = at;
  }
  CHECK(count == 9);
}

TEST_CASE("export tells what was typed through, what was put off or skipped ahead of time, and the day's limit") {
  const World world;
  const auto at = Recorded::begin();
  Entry entry;
  entry.events = {Recorded::row(at, Became::worked), Recorded::row(at + 1min, Became::snoozed),
                  Recorded::row(at + 2min, Became::skipped), Recorded::row(at + 3min, Became::limit)};
  entry.events[1].cause = entry.events[2].cause = ahead_of_time;
  entry.events[3].kind = of_the_day;
  Store(world.file("home/.local/state/unknot/history.db"), WallTime{}).write(std::move(entry), at);
  std::istringstream lines(world.run({"export", "--json"}).out);
  std::vector<std::string> told;
  for (std::string line; std::getline(lines, line);) {
    const auto row = boost::json::parse(line).as_object();
    const auto text = [&](const char* name) { return std::string(row.at(name).as_string()); };
    told.push_back(text("kind") + " " + text("what") + (row.contains("cause") ? " " + text("cause") : ""));
  }
  CHECK(told ==
        std::vector<std::string>{"stretch worked", "stretch snoozed ahead", "stretch skipped ahead", "day limit"});
  CHECK_THAT(world.run({"export"}).out, ContainsSubstring(",snoozed,stretch,chin-tuck,neck,drink,ahead,"));
}

TEST_CASE("export --since begins with that day") {
  const Recorded world;
  CHECK(lines_of(world.run({"export", "--json", "--since", "2026-11-16"}).out) == 9);
  CHECK(world.run({"export", "--json", "--since", "2026-11-17"}).out.empty());
}

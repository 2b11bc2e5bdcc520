// SPDX-License-Identifier: MIT
#include "history/schema.hpp"

#include <array>
#include <catch2/catch_all.hpp>

#include "files.hpp"

using namespace unknot;
using namespace unknot::history;
using namespace unknot::history::test;

namespace {

std::string tables_of(Database& database) {
  Statement query(database, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
  std::string all;
  while (query.step()) all += std::string(query.text(0)) + "\n";
  return all;
}

}  // namespace

TEST_CASE("a file of every version becomes a present one and keeps its rows") {
  for (const int version : {1, 2}) {  // each has its dump beside this test
    CAPTURE(version);
    const TemporaryDirectory folder;
    {
      Database old(folder / "history.db", Access::write);
      old.run(read_file(UNKNOT_SOURCE_DIR "/tests/history/version-" + std::to_string(version) + ".sql").c_str());
    }
    Database database(folder / "history.db", Access::write);
    REQUIRE(database.number("PRAGMA user_version") == version);
    migrate(database);
    CHECK(database.number("PRAGMA user_version") == std::ssize(migrations()));
    CHECK(database.number("SELECT count(*) FROM events WHERE kind = 'stretch' AND became = 'done'") == 1);
    CHECK(database.number("SELECT sum(ends - begins) FROM spans") == 1'200'000);
    CHECK(database.number("SELECT count(*) FROM state WHERE text = 'saved'") == 1);
    Database fresh(folder / "fresh.db", Access::write);
    migrate(fresh);
    CHECK(tables_of(database) == tables_of(fresh));
  }
}

TEST_CASE("a new file has what the scripts make of the first version") {
  const TemporaryDirectory folder;
  Database fresh(folder / "fresh.db", Access::write), scripted(folder / "scripted.db", Access::write);
  migrate(fresh);
  migrate(scripted, migrations());
  CHECK(tables_of(fresh) == tables_of(scripted));
  CHECK(fresh.number("PRAGMA user_version") == scripted.number("PRAGMA user_version"));
}

TEST_CASE("a file that can't become a present one stays what it was, and is brought on later") {
  const TemporaryDirectory folder;
  Database database(folder / "history.db", Access::write);
  migrate(database, migrations().first(3));
  const auto before = tables_of(database);
  const std::array scripts{migrations()[0], migrations()[1], migrations()[2], migrations()[3],
                           "CREATE TABLE more(x); broken"};
  CHECK_THROWS_AS(migrate(database, scripts), SqlError);
  CHECK(database.number("PRAGMA user_version") == 3);
  CHECK(tables_of(database) == before);
  migrate(database);
  CHECK(database.number("PRAGMA user_version") == std::ssize(migrations()));
}

TEST_CASE("a file of a newer version is left as it is, and that is said") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  {
    Store store(file, nine());
    store.write({.events = {event(nine())}, .spans = {}, .state = {}}, nine());
  }
  {
    Database database(file, Access::write);
    database.run("PRAGMA user_version = 7");
  }
  Store store(file, nine());
  store.write({.events = {event(nine())}, .spans = {}, .state = {}}, nine());
  CHECK(said(store.problems()) ==
        std::vector{"the history " + file.string() +
                    " can't be written: it was written by a newer Unknot (version 7, this one supports "
                    "4); 1 event kept in memory"});
  CHECK(number(file, "SELECT count(*) FROM events") == 1);
}

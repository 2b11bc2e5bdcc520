// SPDX-License-Identifier: MIT
// The file is used by somebody else, too: another program, another daemon, a reader; or it is no file at all.
#include <sys/stat.h>

#include <catch2/catch_all.hpp>

#include "files.hpp"

using namespace unknot;
using namespace unknot::history;
using namespace unknot::history::test;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

TEST_CASE("a file of another program is left as it is, and that is said", "[F20]") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  const std::string sql = GENERATE("CREATE TABLE events(mine); INSERT INTO events VALUES(1)",
                                   "PRAGMA journal_mode = WAL; CREATE TABLE mine(x); INSERT INTO mine VALUES(1)",
                                   "PRAGMA application_id = 7; PRAGMA user_version = 1; CREATE TABLE spans(begins)",
                                   "PRAGMA application_id = 1433299822; PRAGMA user_version = -1; CREATE TABLE x(y)",
                                   "PRAGMA application_id = 1433299822; CREATE TABLE x(y)", "PRAGMA user_version = 3");
  CAPTURE(sql);
  Database(file, Access::write).run(sql.c_str());
  const std::string before = read_file(file);
  {
    Store store(file, nine());
    CHECK_FALSE(store.state());
    CHECK_FALSE(store.recorded_until());
    CHECK(store.write(one(0), nine()).empty());
    CHECK_THAT(said(store.problems()).at(0), ContainsSubstring("it is not an Unknot history; 1 event kept in memory"));
    CHECK(store.waits());
  }
  CHECK(read_file(file) == before);
  CHECK(damaged_in(folder.path()).empty());
  fs::rename(file, folder / "theirs.db");
  Store store(file, nine());
  CHECK(store.write(one(1), nine()).size() == 1);
}

TEST_CASE("what our tables refuse is no damage", "[F20]") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  Store store(file, nine());
  store.write(one(0), nine());
  SECTION("a table is missing") {
    Database(file, Access::write).run("DROP TABLE state");
    store.write(one(1), nine());
    CHECK_THAT(said(store.problems()).at(0), ContainsSubstring("no such table: state; 1 event kept in memory"));
  }
  SECTION("a row is refused") {
    Database(file, Access::write).run("CREATE TRIGGER no BEFORE INSERT ON events BEGIN SELECT raise(ABORT, 'no'); END");
    store.write(one(1), nine());
    CHECK_THAT(said(store.problems()).at(0), ContainsSubstring("can't be written: no; 1 event kept in memory"));
  }
  CHECK(damaged_in(folder.path()).empty());
  CHECK(events_in(file) == 1);
}

TEST_CASE("a second store on the same file keeps nothing, and says so", "[F21]") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  Store first(file, nine());
  first.write(one(0), nine());
  {
    Store second(file, nine());
    CHECK_FALSE(second.state());
    CHECK(second.write(one(1), nine()).empty());
    CHECK(said(second.problems()) ==
          std::vector{"the history " + file.string() + " is in use by another unknotd; this one records nothing"});
    CHECK(second.news() == second.problems());
    CHECK_FALSE(second.waits());
  }
  first.write(one(2), nine());
  CHECK(first.problems().empty());
  CHECK(events_in(file) == 2);
  CHECK_FALSE(first.close());
  Store third(file, nine());
  CHECK(third.state() == "2");
  CHECK(third.problems().empty());
}

TEST_CASE("a file that takes the place of the first is locked, too", "[F21]") {
  const TemporaryDirectory folder;
  const auto file = folder / "unknot/history.db";
  Store first(file, nine());
  first.write(one(0), nine());
  fs::remove_all(file.parent_path());
  first.write(one(1), nine());
  CHECK(events_in(file) == 1);
  CHECK(Store(file, nine()).problems().size() == 1);
}

TEST_CASE("what stands in the place of the file is said, and waited for by nobody") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  std::string why;
  SECTION("a folder") {
    fs::create_directory(file);
    why = "Is a directory";
  }
  SECTION("a pipe") {
    ::mkfifo(file.c_str(), 0600);
    why = "it is not a regular file";
  }
  SECTION("a device") {
    fs::create_symlink("/dev/full", file);
    why = "it is not a regular file";
  }
  SECTION("a link to nowhere") {
    fs::create_symlink(folder / "away/history.db", file);
    why = "No such file or directory";
  }
  Store store(file, nine());
  store.write(one(0), nine());
  CHECK_THAT(said(store.problems()).at(0), ContainsSubstring("can't be written: " + why + "; 1 event kept in memory"));
  fs::remove(file);
  store.write(one(1), nine());
  CHECK(store.problems().empty());
  CHECK(events_in(file) == 2);
}

TEST_CASE("a link is followed, and the file it names is for its owner only") {
  const TemporaryDirectory folder;
  fs::create_directory(folder / "synced");
  fs::create_symlink(folder / "synced/mine.db", folder / "history.db");
  Store store(folder / "history.db", nine());
  store.write(one(0), nine());
  CHECK(store.problems().empty());
  CHECK(fs::status(folder / "synced/mine.db").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("each event has an id of its own, known once it is on disk", "[F25]") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  Store store(file, nine());
  const Entry two{.events = {event(nine()), event(nine())}, .spans = {}, .state = {}};
  CHECK(store.write(two, nine()) == std::vector<std::int64_t>{1, 2});
  CHECK(store.write({.events = {}, .spans = {}, .state = "x"}, nine()).empty());
  {
    Database other(file, Access::write);
    other.run("BEGIN EXCLUSIVE");
    CHECK(store.write(two, nine()).empty());
  }
  CHECK(store.write(two, nine()) == std::vector<std::int64_t>{5, 6});
  CHECK(number(file, "SELECT count(DISTINCT id) FROM events") == 6);
}

TEST_CASE("a log that grew during a long read becomes short again", "[F23]") {
  const TemporaryDirectory folder;
  const auto file = folder / "history.db";
  Store store(file, nine());
  const auto log = [&] { return fs::file_size(file.string() + "-wal"); };
  store.write(one(0), nine());
  {
    Database reader(file, Access::read);
    reader.run("BEGIN");
    CHECK(reader.number("SELECT count(*) FROM events") == 1);
    while (log() < 12'000'000) store.write({.events = {}, .spans = {}, .state = std::string(200'000, 'x')}, nine());
  }
  store.write(one(1), nine());
  store.write(one(2), nine());
  CHECK(log() <= 4'194'304);
}

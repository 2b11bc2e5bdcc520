// SPDX-License-Identifier: MIT
#include "history/schema.hpp"

#include <array>
#include <string>

namespace unknot::history {

namespace {

// All that a new file has, as the scripts below make it of an old one. Times are milliseconds since 1970 in UTC; `zone`
// are the seconds that local time was ahead of it. An id is given once: whoever was told one may ask for it after the
// history was cleared. A span's begin is its key: no two can begin together.
constexpr const char* present = R"sql(
CREATE TABLE "events"(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  zone INTEGER NOT NULL,
  kind TEXT NOT NULL,
  became TEXT NOT NULL,
  remedy TEXT NOT NULL,
  area TEXT NOT NULL,
  companion TEXT NOT NULL,
  cause TEXT NOT NULL,
  offered INTEGER,
  answered INTEGER
) STRICT;
CREATE INDEX events_at ON events(at);
CREATE TABLE spans(
  begins INTEGER PRIMARY KEY,
  ends INTEGER NOT NULL,
  zone INTEGER NOT NULL,
  spent TEXT NOT NULL,
  cause TEXT NOT NULL,
  CHECK(ends > begins)
) STRICT;
CREATE TABLE apart(
  cut INTEGER,
  begins INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  zone INTEGER NOT NULL,
  spent TEXT NOT NULL,
  cause TEXT NOT NULL,
  UNIQUE(cut, begins),
  CHECK(ends > begins)
) STRICT;
CREATE TABLE sores(
  at INTEGER NOT NULL,
  zone INTEGER NOT NULL,
  area TEXT NOT NULL,
  score INTEGER NOT NULL CHECK(score BETWEEN 0 AND 10)
) STRICT;
CREATE INDEX sores_at ON sores(at);
CREATE TABLE state(
  one INTEGER PRIMARY KEY CHECK(one = 1),
  text TEXT NOT NULL
) STRICT;
)sql";

constexpr const char* first = R"sql(
CREATE TABLE events(
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  zone INTEGER NOT NULL,
  kind TEXT NOT NULL,
  became TEXT NOT NULL,
  remedy TEXT NOT NULL,
  area TEXT NOT NULL,
  companion TEXT NOT NULL,
  cause TEXT NOT NULL,
  offered INTEGER,
  answered INTEGER
) STRICT;
CREATE INDEX events_at ON events(at);
CREATE TABLE spans(
  begins INTEGER PRIMARY KEY,
  ends INTEGER NOT NULL,
  zone INTEGER NOT NULL,
  spent TEXT NOT NULL,
  cause TEXT NOT NULL,
  CHECK(ends > begins)
) STRICT;
CREATE TABLE state(
  one INTEGER PRIMARY KEY CHECK(one = 1),
  text TEXT NOT NULL
) STRICT;
)sql";

// The spans that a change of the wall clock contradicts: it was set back to `cut`, before them. None: they were
// recorded after that, and the clock has turned out to be right before.
constexpr const char* kept_apart = R"sql(
CREATE TABLE apart(
  cut INTEGER,
  begins INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  zone INTEGER NOT NULL,
  spent TEXT NOT NULL,
  cause TEXT NOT NULL,
  UNIQUE(cut, begins),
  CHECK(ends > begins)
) STRICT;
)sql";

constexpr const char* ids_given_once = R"sql(
CREATE TABLE numbered(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  zone INTEGER NOT NULL,
  kind TEXT NOT NULL,
  became TEXT NOT NULL,
  remedy TEXT NOT NULL,
  area TEXT NOT NULL,
  companion TEXT NOT NULL,
  cause TEXT NOT NULL,
  offered INTEGER,
  answered INTEGER
) STRICT;
INSERT INTO numbered SELECT * FROM events ORDER BY id;
DROP TABLE events;
ALTER TABLE numbered RENAME TO events;
CREATE INDEX events_at ON events(at);
)sql";

// How the person scores an area of the body.
constexpr const char* sores = R"sql(
CREATE TABLE sores(
  at INTEGER NOT NULL,
  zone INTEGER NOT NULL,
  area TEXT NOT NULL,
  score INTEGER NOT NULL CHECK(score BETWEEN 0 AND 10)
) STRICT;
CREATE INDEX sores_at ON sores(at);
)sql";

constexpr std::array scripts_so_far{first, kept_apart, ids_given_once, sores};

void refuse_newer(std::int64_t version, std::int64_t known) {
  if (version <= known) return;
  throw TooNew({.what = Reason::What::newer, .version = version, .supported = known});
}

void run_all(Database& database, std::span<const char* const> scripts, std::size_t version) {
  Transaction transaction(database);
  for (const char* script : scripts) database.run(script);
  database.run(("PRAGMA application_id = " + std::to_string(application_id)).c_str());
  database.run(("PRAGMA user_version = " + std::to_string(version)).c_str());
  transaction.commit();
}

void bring_on(Database& database, std::int64_t version, std::span<const char* const> scripts) {
  const auto made = static_cast<std::size_t>(version);
  if (made < scripts.size()) run_all(database, scripts.subspan(made), scripts.size());
}

}  // namespace

std::span<const char* const> migrations() { return scripts_so_far; }

std::int64_t version_of(Database& database, std::span<const char* const> scripts) {
  const bool empty = database.number("SELECT count(*) FROM sqlite_schema") == 0;
  const std::int64_t id = database.number("PRAGMA application_id");
  const std::int64_t version = database.number("PRAGMA user_version");
  if (empty && id == 0 && version == 0) return 0;
  if (id != application_id || version < 1) throw NotOurs({Reason::What::foreign});
  refuse_newer(version, static_cast<std::int64_t>(scripts.size()));
  return version;
}

void migrate(Database& database) {
  const std::int64_t version = version_of(database);
  if (version == 0) return run_all(database, {&present, 1}, migrations().size());
  bring_on(database, version, migrations());
}

void migrate(Database& database, std::span<const char* const> scripts) {
  bring_on(database, version_of(database, scripts), scripts);
}

}  // namespace unknot::history

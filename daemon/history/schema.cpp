// SPDX-License-Identifier: MIT
#include "history/schema.hpp"

#include <sqlite3.h>

#include <array>
#include <string>

namespace unknot::history {

namespace {

// Times are milliseconds since 1970 in UTC; `zone` are the seconds that local time was ahead of it.
// A span's begin is its key: no two can begin together.
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

constexpr std::array scripts_so_far{first};

void refuse_newer(std::int64_t version, std::int64_t known) {
  if (version <= known) return;
  throw NewerSchema("a newer Unknot has written it (version " + std::to_string(version) + ", this one knows " +
                    std::to_string(known) + ")");
}

void refuse_foreign(Database& database) {
  if (database.number("PRAGMA application_id") == application_id) return;
  throw SqlError(SQLITE_NOTADB, "it is not a history of Unknot");
}

}  // namespace

std::span<const char* const> migrations() { return scripts_so_far; }

void migrate(Database& database, std::span<const char* const> scripts) {
  const auto known = static_cast<std::int64_t>(scripts.size());
  const bool empty = database.number("SELECT count(*) FROM sqlite_schema") == 0;
  if (!empty) refuse_foreign(database);
  const std::int64_t version = database.number("PRAGMA user_version");
  refuse_newer(version, known);
  for (std::int64_t next = version; next < known; ++next) {
    Transaction transaction(database);
    database.run(scripts[static_cast<std::size_t>(next)]);
    database.run(("PRAGMA application_id = " + std::to_string(application_id)).c_str());
    database.run(("PRAGMA user_version = " + std::to_string(next + 1)).c_str());
    transaction.commit();
  }
}

void check_schema(Database& database) {
  refuse_foreign(database);
  refuse_newer(database.number("PRAGMA user_version"), static_cast<std::int64_t>(migrations().size()));
}

}  // namespace unknot::history

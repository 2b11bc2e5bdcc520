// SPDX-License-Identifier: MIT
#include "history/schema.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace unknot::history {

namespace {

// Text out of parts that several scripts share.
template <const std::string_view&... parts>
struct Joined {
  static constexpr auto text = [] {
    std::array<char, (parts.size() + ...) + 1> all{};
    char* at = all.data();
    ((at = std::ranges::copy(parts, at).out), ...);
    return all;
  }();
};

// Times are milliseconds since 1970 in UTC; `zone` are the seconds that local time was ahead of it.
constexpr std::string_view columns = R"sql(
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
)sql";

constexpr std::string_view events = R"sql(
CREATE TABLE events(
  id INTEGER PRIMARY KEY,)sql";

// An id is given once: whoever was told one may ask for it after the history was cleared.
constexpr std::string_view numbered = R"sql(
CREATE TABLE numbered(
  id INTEGER PRIMARY KEY AUTOINCREMENT,)sql";

// As it is called where it was renamed.
constexpr std::string_view numbered_events = R"sql(
CREATE TABLE "events"(
  id INTEGER PRIMARY KEY AUTOINCREMENT,)sql";

constexpr std::string_view renumber = R"sql(
INSERT INTO numbered SELECT * FROM events ORDER BY id;
DROP TABLE events;
ALTER TABLE numbered RENAME TO events;
)sql";

constexpr std::string_view index_of_events = "CREATE INDEX events_at ON events(at);";

// A span's begin is its key: no two can begin together.
constexpr std::string_view spans_and_state = R"sql(
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
constexpr std::string_view kept_apart = R"sql(
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

// How the person scores an area of the body.
constexpr std::string_view sores = R"sql(
CREATE TABLE sores(
  at INTEGER NOT NULL,
  zone INTEGER NOT NULL,
  area TEXT NOT NULL,
  score INTEGER NOT NULL CHECK(score BETWEEN 0 AND 10)
) STRICT;
CREATE INDEX sores_at ON sores(at);
)sql";

// What a new file gets at once, as the scripts make it of the first version.
constexpr const char* present =
    Joined<numbered_events, columns, index_of_events, spans_and_state, kept_apart, sores>::text.data();

constexpr std::array scripts_so_far{Joined<events, columns, index_of_events, spans_and_state>::text.data(),
                                    kept_apart.data(),
                                    Joined<numbered, columns, renumber, index_of_events>::text.data(), sores.data()};

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

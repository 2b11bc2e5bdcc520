// SPDX-License-Identifier: MIT
#include "history/row_writer.hpp"

#include <algorithm>

#include "strings/printable.hpp"

namespace unknot::history {

namespace {

using std::chrono::days;

constexpr days leap{1};         // time without a witness that may be a mistake of the clock
constexpr days trustworthy{1};  // so much recorded time makes sure of a date

Statement& bind(Statement& insert, int first, const Span& span) {
  return insert.bind(first, count(span.begins))
      .bind(first + 1, count(span.ends))
      .bind(first + 2, std::int64_t{span.zone.count()})
      .bind(first + 3, word_for(span.spent))
      .bind(first + 4, span.cause);
}

void insert_span(Database& database, const Span& span) {
  Statement insert(database, "INSERT INTO spans VALUES(?,?,?,?,?)");
  bind(insert, 1, span).run();
}

// No cut: what it is kept apart for is over.
void keep_apart(Database& database, WallTime from, std::optional<WallTime> cut) {
  const auto mark = cut ? std::optional{count(*cut)} : std::nullopt;
  Statement(database,
            "INSERT OR REPLACE INTO apart SELECT ?2, max(begins, ?1), ends, zone, spent, cause FROM spans WHERE begins "
            ">= coalesce((SELECT max(begins) FROM spans WHERE begins < ?1), ?1) AND ends > ?1")
      .bind(1, count(from))
      .bind(2, mark)
      .run();
}

void cut_off(Database& database, WallTime from) {
  Statement(database, "DELETE FROM spans WHERE begins >= ?").bind(1, count(from)).run();
  Statement(database, "UPDATE spans SET ends = ?1 WHERE begins = (SELECT max(begins) FROM spans) AND ends > ?1")
      .bind(1, count(from))
      .run();
}

// What could not be written for too long is missing, and so is what no clock that came back has seen.
void join_on(Database& database, WallTime begins, std::int64_t zone) {
  Statement(database,
            "INSERT INTO spans SELECT ends, ?1, ?2, ?3, ?4 FROM spans WHERE begins = (SELECT max(begins) FROM spans) "
            "AND ends < ?1")
      .bind(1, count(begins))
      .bind(2, zone)
      .bind(3, word_for(Spent::away))
      .bind(4, std::string_view{not_recorded})
      .run();
}

// What was set aside when the clock was set back to `cut`: its end, and how much of it was lived through.
struct SetAside {
  WallTime cut;
  WallTime ends;
  Duration witnessed;
};

// The most of what ends within the leap.
std::optional<SetAside> set_aside_within(Database& database, const Span& leap) {
  Statement query(database,
                  "SELECT cut, max(ends) AS last, sum(CASE WHEN cause IN (?3, ?4, ?5) THEN 0 ELSE ends - begins END) "
                  "FROM apart WHERE cut <= ?1 GROUP BY cut HAVING last > ?1 AND last <= ?2 ORDER BY 3 DESC LIMIT 1");
  query.bind(1, count(leap.begins)).bind(2, count(leap.ends)).bind(3, std::string_view{clock_leapt});
  query.bind(4, std::string_view{not_running}).bind(5, std::string_view{not_recorded});
  if (!query.step()) return std::nullopt;
  return SetAside{wall(query.number(0)), wall(query.number(1)), Duration{query.number(2)}};
}

Duration witnessed_since(Database& database, WallTime from) {
  Statement query(
      database,
      "SELECT coalesce(sum(ends - max(begins, ?1)), 0) FROM spans WHERE ends > ?1 AND cause NOT IN (?2, ?3, "
      "?4)");
  query.bind(1, count(from)).bind(2, std::string_view{clock_leapt});
  query.bind(3, std::string_view{not_running}).bind(4, std::string_view{not_recorded});
  return query.step() ? Duration{query.number(0)} : Duration{};
}

// Over a restart a night looks like a leap, so only what is far off counts.
bool was_right(Database& database, const SetAside& before, const Span& leap) {
  if (leap.cause == not_running && before.ends - before.cut <= days{1}) return false;
  return before.witnessed > witnessed_since(database, before.cut);
}

void bring_back(Database& database, WallTime cut) {
  keep_apart(database, cut, std::nullopt);
  cut_off(database, cut);
  Statement first(database, "SELECT begins, zone FROM apart WHERE cut = ? ORDER BY begins LIMIT 1");
  if (first.bind(1, count(cut)).step()) join_on(database, wall(first.number(0)), first.number(1));
  Statement(database, "INSERT INTO spans SELECT begins, ends, zone, spent, cause FROM apart WHERE cut = ?")
      .bind(1, count(cut))
      .run();
  Statement(database, "DELETE FROM apart WHERE cut = ?").bind(1, count(cut)).run();
}

// The leap begins where what came back ends.
bool insert_leap(Database& database, Span leap) {
  const auto before = set_aside_within(database, leap);
  const bool right = before && was_right(database, *before, leap);
  if (right) bring_back(database, before->cut);
  if (right) leap.begins = before->ends;
  if (leap.begins < leap.ends) insert_span(database, leap);
  return right;
}

// A wrong clock makes long spans without a witness. Beyond one of them a date counts only if enough was recorded.
std::optional<WallTime> newest_sure(Database& database) {
  Statement query(database, "SELECT begins, ends, cause FROM spans ORDER BY begins DESC");
  std::optional<WallTime> newest;  // of the spans that no leap divides
  WallTime reaches_back;
  Duration sum{};
  while (query.step()) {
    const WallTime begins = wall(query.number(0));
    const WallTime ends = wall(query.number(1));
    const bool seen =
        witnessed({.begins = begins, .ends = ends, .zone = {}, .spent = {}, .cause = std::string(query.text(2))});
    if (newest && reaches_back - ends > leap) newest.reset();
    reaches_back = begins;
    if (!seen && ends - begins > leap) {
      newest.reset();
      continue;
    }
    if (!newest) newest = ends;
    if (seen) sum += ends - begins;
    if (sum >= trustworthy) return newest;
  }
  return std::nullopt;
}

// Events come in the order of their ids, whatever the clock said: what stands behind a younger one is younger.
std::optional<std::int64_t> last_old_event(Database& database, WallTime oldest, WallTime now, std::int64_t lot) {
  Statement query(database, "SELECT id, at FROM events ORDER BY id LIMIT ?");
  query.bind(1, lot);
  std::optional<std::int64_t> last;
  while (query.step()) {
    const WallTime at = wall(query.number(1));
    if (at < oldest) last = query.number(0);
    if (at >= oldest && at <= now + leap) break;
  }
  return last;
}

std::int64_t remove(Database& database, const char* sql, std::int64_t bound, std::int64_t lot) {
  Statement(database, sql).bind(1, bound).bind(2, lot).run();
  return database.changes();
}

}  // namespace

void insert_events(Database& database, const std::vector<Record>& events) {
  if (events.empty()) return;
  Statement insert(database, "INSERT INTO events VALUES(NULL,?,?,?,?,?,?,?,?,?,?)");
  for (const Record& event : events) {
    const auto offered = event.offered ? std::optional{count(*event.offered)} : std::nullopt;
    const auto answered = event.answered ? std::optional{std::int64_t{event.answered->count()}} : std::nullopt;
    insert.bind(1, count(event.at)).bind(2, std::int64_t{event.zone.count()}).bind(3, event.kind);
    insert.bind(4, word_for(event.became)).bind(5, event.remedy).bind(6, event.area).bind(7, event.companion);
    insert.bind(8, event.cause).bind(9, offered).bind(10, answered).run();
  }
}

void insert_apart(Database& database, const std::vector<Apart>& apart) {
  for (const auto& [cut, span] : apart) {
    Statement insert(database, "INSERT OR REPLACE INTO apart VALUES(?,?,?,?,?,?)");
    insert.bind(1, count(cut));
    bind(insert, 2, span).run();
  }
}

// Only the last cut at one moment can be undone.
void set_aside(Database& database, WallTime cut) {
  Statement(database, "UPDATE apart SET cut = NULL WHERE cut = ?").bind(1, count(cut)).run();
  keep_apart(database, cut, cut);
  cut_off(database, cut);
}

bool replace_spans(Database& database, const std::vector<Span>& spans) {
  if (spans.empty()) return false;
  cut_off(database, spans.front().begins);
  join_on(database, spans.front().begins, spans.front().zone.count());
  bool brought_back = false;
  for (const Span& span : spans) {
    const bool leapt = !witnessed(span);
    if (!leapt) insert_span(database, span);
    if (leapt) brought_back = insert_leap(database, span) || brought_back;
  }
  return brought_back;
}

void replace_state(Database& database, const std::optional<std::string>& state) {
  if (state) Statement(database, "INSERT OR REPLACE INTO state VALUES(1,?)").bind(1, *state).run();
}

void insert_sores(Database& database, const std::vector<Sore>& sores) {
  for (const Sore& each : sores) {
    Statement(database, "INSERT INTO sores VALUES(?,?,?,?)")
        .bind(1, count(each.at))
        .bind(2, std::int64_t{each.zone.count()})
        .bind(3, each.area)
        .bind(4, std::int64_t{each.score})
        .run();
  }
}

std::vector<Sore> select_sores(Database& database, WallTime since, WallTime until) {
  Statement query(database,
                  "SELECT at, zone, area, score FROM sores WHERE at >= ?1 AND at < ?2 AND score BETWEEN 0 AND ?3 "
                  "ORDER BY at, rowid");
  query.bind(1, count(since)).bind(2, count(until)).bind(3, std::int64_t{worst_score});
  std::vector<Sore> sores;
  while (query.step()) {
    sores.push_back({wall(query.number(0)), std::chrono::seconds{query.number(1)}, printable(query.text(2)),
                     static_cast<int>(query.number(3))});
  }
  return sores;
}

Forgotten forget(Database& database, Duration keep, WallTime now, std::int64_t lot) {
  const auto newest = newest_sure(database);
  if (!newest) return {};
  const WallTime oldest = std::min(*newest, now) - keep;
  Forgotten gone;
  if (const auto last = last_old_event(database, oldest, now, lot)) {
    gone.events =
        remove(database, "DELETE FROM events WHERE id IN (SELECT id FROM events WHERE id <= ?1 LIMIT ?2)", *last, lot);
  }
  gone.spans = remove(database,
                      "DELETE FROM spans WHERE begins IN (SELECT begins FROM spans WHERE begins < ?1 AND ends <= ?1 "
                      "ORDER BY begins LIMIT ?2)",
                      count(oldest), lot);
  gone.spans += remove(
      database, "DELETE FROM apart WHERE rowid IN (SELECT rowid FROM apart WHERE coalesce(cut, ends) < ?1 LIMIT ?2)",
      count(oldest), lot);
  remove(database, "DELETE FROM sores WHERE rowid IN (SELECT rowid FROM sores WHERE at < ?1 LIMIT ?2)", count(oldest),
         lot);
  return gone;
}

}  // namespace unknot::history

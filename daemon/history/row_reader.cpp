// SPDX-License-Identifier: MIT
#include "history/row_reader.hpp"

#include "strings/printable.hpp"

namespace unknot::history {

namespace {

using std::chrono::seconds;

}  // namespace

Records Records::whole(Database& database, WallTime since, WallTime until) {
  Records records(database,
                  "SELECT at, zone, became, area, offered, answered, id, kind, remedy, companion, cause FROM events "
                  "WHERE at >= ? AND at < ? ORDER BY at, id",
                  true);
  records.query_.bind_all(count(since), count(until));
  return records;
}

Records Records::figures(Database& database, WallTime since, WallTime until) {
  Records records(
      database, "SELECT at, zone, became, area, offered, answered, cause, remedy FROM events WHERE at >= ? AND at < ?",
      false);
  records.query_.bind_all(count(since), count(until));
  return records;
}

const Record* Records::next() {
  while (query_.step()) {
    if (const auto became = became_for(query_.text(2))) return &read(*became);
  }
  return nullptr;
}

const Record& Records::read(Became became) {
  row_.at = wall(query_.number(0));
  row_.zone = seconds{query_.number(1)};
  row_.became = became;
  row_.offered = query_.maybe_number(4).transform(wall);
  row_.answered = query_.maybe_number(5).transform([](std::int64_t number) { return Duration{number}; });
  words_ ? read_words() : read_figures();
  return row_;
}

void Records::read_figures() {
  const bool done = row_.became == Became::done;
  const std::string_view remedy = done ? query_.text(7) : "";
  row_.area = done ? printable(query_.text(3)) : "";
  row_.cause = query_.text(6) == ahead_of_time ? ahead_of_time : "";
  row_.remedy = remedy == stand_up || remedy == sit_down ? remedy : "";
}

void Records::read_words() {
  row_.area = printable(query_.text(3));
  row_.id = query_.number(6);
  row_.kind = printable(query_.text(7));
  row_.remedy = printable(query_.text(8));
  row_.companion = printable(query_.text(9));
  row_.cause = printable(query_.text(10));
}

Spans Spans::whole(Database& database, WallTime since, WallTime until) {
  return {database, "begins, ends, zone, spent, cause", since, until, true};
}

Spans Spans::figures(Database& database, WallTime since, WallTime until) {
  return {database, "begins, ends, zone, spent", since, until, false};
}

Spans::Spans(Database& database, const std::string& columns, WallTime since, WallTime until, bool words)
    : query_(database, ("SELECT " + columns +
                        " FROM spans WHERE begins < ?2 AND begins >= coalesce((SELECT max(begins) FROM spans WHERE "
                        "begins <= ?1), ?1) AND ends > ?1 ORDER BY begins")
                           .c_str()),
      words_(words) {
  query_.bind_all(count(since), count(until));
}

const Span* Spans::next() {
  while (query_.step()) {
    if (const auto spent = spent_for(query_.text(3))) return &read(*spent);
  }
  return nullptr;
}

const Span& Spans::read(Spent spent) {
  row_.begins = wall(query_.number(0));
  row_.ends = wall(query_.number(1));
  row_.zone = seconds{query_.number(2)};
  row_.spent = spent;
  if (words_) row_.cause = printable(query_.text(4));
  return row_;
}

}  // namespace unknot::history

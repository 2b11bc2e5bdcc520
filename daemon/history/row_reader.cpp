// SPDX-License-Identifier: MIT
#include "history/row_reader.hpp"

#include <algorithm>
#include <string>

#include "strings/printable.hpp"

namespace unknot::history {

namespace {

using std::chrono::seconds;

Duration milliseconds(std::int64_t number) { return Duration{number}; }

std::string select_spans(const std::string& what) {
  return "SELECT " + what +
         " FROM spans WHERE begins < ?2 AND begins >= coalesce((SELECT max(begins) FROM spans WHERE begins <= ?1), ?1) "
         "AND ends > ?1";
}

void read_figures(const Visited& visited, Became became, Record& row) {
  row.at = wall(visited.number(0));
  row.zone = seconds{visited.number(1)};
  row.became = became;
  row.offered = visited.maybe_number(4).transform(wall);
  row.answered = visited.maybe_number(5).transform(milliseconds);
  row.cause = visited.text(6) == ahead_of_time ? ahead_of_time : "";
  row.area.clear();
  row.remedy.clear();
  if (became != Became::done) return;
  row.area = printable(visited.text(3));
  const std::string_view remedy = visited.text(7);
  if (remedy == stand_up || remedy == sit_down) row.remedy = remedy;
}

Span span_figure(const Visited& visited, Spent spent) {
  return {.begins = wall(visited.number(0)),
          .ends = wall(visited.number(1)),
          .zone = seconds{visited.number(2)},
          .spent = spent,
          .cause = {}};
}

}  // namespace

Records::Records(Database& database, WallTime since, WallTime until)
    : query_(database,
             "SELECT at, zone, became, area, offered, answered, id, kind, remedy, companion, cause FROM events "
             "WHERE at >= ? AND at < ? ORDER BY at, id") {
  query_.bind_all(count(since), count(until));
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
  row_.area = printable(query_.text(3));
  row_.offered = query_.maybe_number(4).transform(wall);
  row_.answered = query_.maybe_number(5).transform(milliseconds);
  row_.id = query_.number(6);
  row_.kind = printable(query_.text(7));
  row_.remedy = printable(query_.text(8));
  row_.companion = printable(query_.text(9));
  row_.cause = printable(query_.text(10));
  return row_;
}

Spans::Spans(Database& database, WallTime since, WallTime until)
    : query_(database, (select_spans("begins, ends, zone, spent, cause") + " ORDER BY begins").c_str()) {
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
  row_.cause = printable(query_.text(4));
  return row_;
}

void each_figure(Database& database, WallTime since, WallTime until, const std::function<void(const Record&)>& each) {
  Record row{};
  const Visitor visitor(database, [&](const Visited& visited) {
    const auto became = became_for(visited.text(2));
    if (!became) return;
    read_figures(visited, *became, row);
    each(row);
  });
  Statement query(database,
                  "SELECT visit(at, zone, became, area, offered, answered, cause, remedy) FROM events WHERE at >= ? "
                  "AND at < ?");
  query.bind_all(count(since), count(until));
  query.run();
}

std::vector<Span> span_figures(Database& database, WallTime since, WallTime until) {
  std::vector<Span> spans;
  const Visitor visitor(database, [&](const Visited& visited) {
    if (const auto spent = spent_for(visited.text(3))) spans.push_back(span_figure(visited, *spent));
  });
  Statement query(database, select_spans("visit(begins, ends, zone, spent)").c_str());
  query.bind_all(count(since), count(until));
  query.run();
  if (!std::ranges::is_sorted(spans, {}, &Span::begins)) std::ranges::sort(spans, {}, &Span::begins);
  return spans;
}

std::optional<WallTime> end_of_spans(Database& database) {
  Statement query(database, "SELECT ends FROM spans ORDER BY begins DESC LIMIT 1");
  if (!query.step()) return std::nullopt;
  return WallTime{Duration{query.number(0)}};
}

std::optional<std::string> saved_state(Database& database) {
  Statement query(database, "SELECT text FROM state WHERE one = 1");
  if (!query.step()) return std::nullopt;
  return std::string(query.text(0));
}

}  // namespace unknot::history

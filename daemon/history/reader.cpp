// SPDX-License-Identifier: MIT
#include "history/reader.hpp"

#include <tuple>

#include "history/database.hpp"
#include "history/row_reader.hpp"
#include "history/row_writer.hpp"
#include "history/schema.hpp"

namespace unknot::history {

namespace {

constexpr std::chrono::seconds patience{2};     // the daemon's writes take far less
constexpr std::chrono::hours around_a_day{26};  // no zone is farther from UTC

WallTime utc(Date date) { return WallTime{LocalTime{date}.time_since_epoch()}; }

// Opening a pipe would block until its other end is opened.
void refuse_no_file(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(file, ignored)) throw NotOurs({Reason::What::no_regular_file});
}

// What was read of a file, or why it can't be; a missing one gives `nothing`.
template <typename Result, typename Function>
std::expected<Result, Problem> with_file(const std::filesystem::path& file, Result nothing, Function function) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return nothing;
  try {
    refuse_no_file(file);
    Database database(file, Access::read, patience);
    database.run("BEGIN");  // one moment, also while the daemon writes
    const std::int64_t version = version_of(database);
    if (version == 0) return nothing;
    return function(database, version);
  } catch (const std::exception& error) {
    return std::unexpected(Problem{Problem::What::not_read, file.string(), reason_of(error)});
  }
}

// Merges by time.
bool each_row(Records& records, Spans& spans, const EachRow& each) {
  const Record* record = records.next();
  const Span* span = spans.next();
  while (record || span) {
    const bool record_first = record && (!span || record->at < span->begins);
    if (!each(record_first ? record : nullptr, record_first ? nullptr : span)) return false;
    if (record_first)
      record = records.next();
    else
      span = spans.next();
  }
  return true;
}

// What was set aside in the days as the clock was wrong; an older file has nothing of it.
Duration time_apart(Database& database, std::int64_t version, Date first, Date last) {
  if (version < keeps_apart) return {};
  Statement query(
      database,
      "SELECT coalesce(sum(ends - begins), 0) FROM apart WHERE cause NOT IN (?1, ?2, ?3) AND begins + zone * "
      "1000 >= ?4 AND begins + zone * 1000 < ?5");
  query.bind_all(clock_leapt, not_running, not_recorded, count(utc(first)), count(utc(last + std::chrono::days{1})));
  return query.step() ? Duration{query.number(0)} : Duration{};
}

// An older file has none.
std::vector<Sore> sores_of(Database& database, std::int64_t version, WallTime since, WallTime until) {
  return version < keeps_sores ? std::vector<Sore>{} : select_sores(database, since, until);
}

// As many days just before; the database adds up, as nothing else of them is wanted. What is asked of most rows first
// leaves the rest of the questions to few.
std::optional<Earlier> earlier_of(Database& database, Date first, Date last) {
  const Date from = first - (last - first + std::chrono::days{1});
  Statement offers(database,
                   "SELECT count(*) FILTER (WHERE became = 'offered' AND at + zone * 1000 BETWEEN ?1 AND ?2 - 1), "
                   "count(*) FILTER (WHERE (became = 'done' OR became = 'rested') AND offered + zone * 1000 BETWEEN ?1 "
                   "AND ?2 - 1) FROM events WHERE at >= ?3 AND at < ?4");
  Statement desk(database,
                 "SELECT coalesce(sum(CASE WHEN begins + zone * 1000 >= ?1 AND ends + zone * 1000 <= ?2 THEN ends - "
                 "begins ELSE max(min(ends + zone * 1000, ?2) - max(begins + zone * 1000, ?1), 0) END), 0) FROM spans "
                 "WHERE begins >= ?3 AND begins < ?4 AND (spent = 'work' OR spent = 'hold')");
  for (Statement* query : {&offers, &desk}) {
    query->bind_all(count(utc(from)), count(utc(first)), count(utc(from) - around_a_day),
                    count(utc(first) + around_a_day));
  }
  if (!offers.step() || !desk.step()) return std::nullopt;
  const Earlier earlier{.at_desk = Duration{desk.number(0)},
                        .offered = static_cast<int>(offers.number(0)),
                        .taken = static_cast<int>(offers.number(1))};
  return earlier == Earlier{} ? std::nullopt : std::optional{earlier};
}

// Only a single day is listed event by event.
void add_records(ReportBuilder& builder, Database& database, WallTime since, WallTime until, bool listed) {
  if (!listed) return each_figure(database, since, until, [&](const Record& record) { builder.add(record); });
  Records records(database, since, until);
  while (const Record* record = records.next()) builder.add(*record);
}

std::vector<Span> spans_of(Database& database, WallTime since, WallTime until, bool listed) {
  if (!listed) return span_figures(database, since, until);
  std::vector<Span> all;
  Spans spans(database, since, until);
  while (const Span* span = spans.next()) all.push_back(*span);
  return all;
}

Report build(Database& database, Date first, Date last, std::optional<WallTime> goes_on_until) {
  ReportBuilder builder(first, last);
  const WallTime since = utc(first) - around_a_day;
  const WallTime until = utc(last + std::chrono::days{1}) + around_a_day;
  const bool listed = first == last;
  add_records(builder, database, since, until, listed);
  const WallTime last_begin = wall(database.number("SELECT max(begins) FROM spans"));
  for (Span& span : spans_of(database, since, until, listed)) {
    if (goes_on_until && span.begins == last_begin) span.ends = std::max(span.ends, *goes_on_until);
    builder.add(span);
  }
  return builder.finish();
}

}  // namespace

std::expected<void, Problem> read_rows(const std::filesystem::path& file, WallTime since, const EachRow& each) {
  const auto done = with_file(file, true, [&](Database& database, std::int64_t) {
    const WallTime end_of_time = wall(std::int64_t{1} << 60);
    Records records(database, since, end_of_time);
    Spans spans(database, since, end_of_time);
    return each_row(records, spans, each);
  });
  if (!done) return std::unexpected(done.error());
  return {};
}

std::expected<Report, Problem> read_report(const std::filesystem::path& file, Date first, Date last,
                                           std::optional<WallTime> goes_on_until) {
  return with_file(file, ReportBuilder(first, last).finish(), [&](Database& database, std::int64_t version) {
    Report report = build(database, first, last, goes_on_until);
    report.apart = time_apart(database, version, first, last);
    const auto sores = sores_of(database, version, utc(first) - around_a_day - scores_matter,
                                utc(last + std::chrono::days{1}) + around_a_day);
    report.sores = scores_within(sores, first, last);
    report.help = areas_for_help(sores, report.sores);
    report.earlier = earlier_of(database, first, last);
    return report;
  });
}

std::expected<std::vector<Sore>, Problem> read_sores(const std::filesystem::path& file, WallTime since,
                                                     WallTime until) {
  return with_file(file, std::vector<Sore>{},
                   [&](Database& database, std::int64_t version) { return sores_of(database, version, since, until); });
}

std::expected<Extent, Problem> read_extent(const std::filesystem::path& file) {
  return with_file(file, Extent{}, [](Database& database, std::int64_t version) {
    Statement query(database, "SELECT (SELECT count(*) FROM events), (SELECT min(begins) FROM spans)");
    Extent extent;
    if (query.step()) extent.records = query.number(0);
    if (version >= keeps_sores) extent.records += database.number("SELECT count(*) FROM sores");
    if (const auto since = query.maybe_number(1)) extent.since = wall(*since);
    return extent;
  });
}

Stranger stranger_at(const std::filesystem::path& file) {
  try {
    refuse_no_file(file);
    Database database(file, Access::read, patience);
    std::ignore = version_of(database);
    return Stranger::none;
  } catch (const TooNew&) {
    return Stranger::newer;
  } catch (const NotOurs&) {
    return Stranger::foreign;
  } catch (const SqlError&) {
    return Stranger::none;  // what it is can't be told, or it is damaged, which the daemon fixes
  }
}

std::expected<void, Problem> clear(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return {};
  try {
    refuse_no_file(file);
    Database database(file, Access::write, patience);
    if (version_of(database) == 0) return {};
    database.adopt();
    migrate(database);
    database.run("PRAGMA secure_delete = ON");
    Transaction transaction(database);
    database.run("DELETE FROM events; DELETE FROM spans; DELETE FROM apart; DELETE FROM sores");
    transaction.commit();
    database.run("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
    return {};
  } catch (const std::exception& error) {
    return std::unexpected(Problem{Problem::What::not_cleared, file.string(), reason_of(error)});
  }
}

}  // namespace unknot::history

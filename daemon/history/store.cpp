// SPDX-License-Identifier: MIT
#include "history/store.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <iterator>

#include "history/schema.hpp"

namespace unknot::history {

namespace {

namespace fs = std::filesystem;

std::int64_t count(WallTime at) { return at.time_since_epoch().count(); }

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// "2026-11-23-090000"
std::string stamp(WallTime at) {
  using namespace std::chrono;
  const auto day = floor<days>(at);
  const year_month_day date{day};
  const hh_mm_ss time{floor<seconds>(at - day)};
  return std::to_string(static_cast<int>(date.year())) + "-" + two_digits(static_cast<unsigned>(date.month())) + "-" +
         two_digits(static_cast<unsigned>(date.day())) + "-" + two_digits(time.hours().count()) +
         two_digits(time.minutes().count()) + two_digits(time.seconds().count());
}

std::string waiting_text(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " event waits" : " events wait") + " in memory until it can";
}

std::string dropped_text(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " event was" : " events were") +
         " dropped from the history: it could not be written for too long";
}

// All that is missing on the way, for the owner only.
void make_folder(const fs::path& folder) {
  if (folder.empty() || fs::exists(folder)) return;
  make_folder(folder.parent_path());
  ::mkdir(folder.c_str(), 0700);
}

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

void replace_spans(Database& database, const std::vector<Span>& spans) {
  if (spans.empty()) return;
  const std::int64_t from = count(spans.front().begins);
  Statement(database, "DELETE FROM spans WHERE begins >= ?").bind(1, from).run();
  Statement(database, "UPDATE spans SET ends = ?1 WHERE begins = (SELECT max(begins) FROM spans) AND ends > ?1")
      .bind(1, from)
      .run();
  Statement insert(database, "INSERT INTO spans VALUES(?,?,?,?,?)");
  for (const Span& span : spans) {
    insert.bind(1, count(span.begins)).bind(2, count(span.ends)).bind(3, std::int64_t{span.zone.count()});
    insert.bind(4, word_for(span.spent)).bind(5, span.cause).run();
  }
}

void replace_state(Database& database, const std::optional<std::string>& state) {
  if (state) Statement(database, "INSERT OR REPLACE INTO state VALUES(1,?)").bind(1, *state).run();
}

}  // namespace

fs::path find_history(const std::map<std::string, std::string>& environment) {
  const auto folder = [&](const char* name) {
    const auto found = environment.find(name);
    return found == environment.end() ? fs::path{} : fs::path{found->second};
  };
  if (const auto state = folder("XDG_STATE_HOME"); state.is_absolute()) return state / "unknot/history.db";
  const auto home = folder("HOME");
  return home.is_absolute() ? home / ".local/state/unknot/history.db" : fs::path{};
}

Store::Store(fs::path file, WallTime now) : file_(std::move(file)) {
  attempt(now, [] {});
}

std::optional<std::string> Store::state() {
  if (waiting_.state || !database_) return waiting_.state;
  try {
    Statement query(*database_, "SELECT text FROM state");
    if (query.step()) return std::string(query.text(0));
  } catch (const SqlError&) {  // the next write says it
  }
  return std::nullopt;
}

std::optional<WallTime> Store::recorded_until() {
  if (!waiting_.spans.empty()) return waiting_.spans.back().ends;
  if (!database_) return std::nullopt;
  try {
    Statement query(*database_, "SELECT ends FROM spans ORDER BY begins DESC LIMIT 1");
    if (query.step()) return WallTime{Duration{query.number(0)}};
  } catch (const SqlError&) {  // the next write says it
  }
  return std::nullopt;
}

void Store::write(Entry entry, WallTime now) {
  if (file_.empty()) return;
  add(std::move(entry));
  if (attempt(now, [this] { flush(); })) attempt(now, [&] { trim(now); });
}

std::vector<std::string> Store::problems() const {
  std::vector<std::string> all;
  if (file_.empty()) all.emplace_back("no history is kept: neither XDG_STATE_HOME nor HOME names a folder");
  for (const auto& aside : moved_aside_) {
    all.push_back("the history was damaged; it is kept as " + aside + " and a new one was begun");
  }
  if (!trouble_.empty()) {
    all.push_back("the history " + file_.string() + " can't be written: " + trouble_ + "; " +
                  waiting_text(waiting_.events.size()));
  }
  if (dropped_ > 0) all.push_back(dropped_text(dropped_));
  return all;
}

// Carries out `function` on an open file; a damaged one is moved aside and a new one tried, once.
template <typename Function>
bool Store::attempt(WallTime now, Function function) {
  if (file_.empty()) return false;
  for (const bool last : {false, true}) {
    try {
      if (database_ && database_->moved()) database_.reset();
      if (!database_) open();
      function();
      trouble_.clear();
      return true;
    } catch (const SqlError& error) {
      trouble_ = error.what();
      if (!error.damaged() || last) break;
      move_aside(now);
    } catch (const std::exception& error) {
      trouble_ = error.what();
      break;
    }
  }
  return false;
}

// A small cache, as nothing is read twice. NORMAL loses no more than the last moments of power, and never tears.
void Store::open() {
  make_folder(file_.parent_path());
  auto database = std::make_unique<Database>(file_, Access::write);
  database->run("PRAGMA cache_size = -64; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  migrate(*database);
  database_ = std::move(database);
}

void Store::flush() {
  if (waiting_.empty()) return;
  Transaction transaction(*database_);
  insert_events(*database_, waiting_.events);
  replace_spans(*database_, waiting_.spans);
  replace_state(*database_, waiting_.state);
  transaction.commit();
  waiting_ = {};
}

// No more than a hundred rows at once, so that the first time after years does not take long.
void Store::trim(WallTime now) {
  if (!keep_) return;
  const std::int64_t oldest = count(now - *keep_);
  for (const char* sql :
       {"DELETE FROM events WHERE id IN (SELECT id FROM events WHERE at < ? ORDER BY at LIMIT 100)",
        "DELETE FROM spans WHERE begins IN (SELECT begins FROM spans WHERE begins < ?1 AND ends <= ?1 "
        "ORDER BY begins LIMIT 100)"}) {
    Statement(*database_, sql).bind(1, oldest).run();
  }
}

void Store::move_aside(WallTime now) {
  database_.reset();
  const std::string aside = file_.string() + ".damaged-" + stamp(now);
  std::error_code error;
  fs::rename(file_, aside, error);
  if (error) {
    trouble_ = "it is damaged and can't be moved aside, " + error.message();
    return;
  }
  for (const char* beside : {"-wal", "-shm"}) fs::rename(file_.string() + beside, aside + beside, error);
  moved_aside_.push_back(aside);
}

void Store::add(Entry entry) {
  std::ranges::move(entry.events, std::back_inserter(waiting_.events));
  if (!entry.spans.empty()) {
    const WallTime from = entry.spans.front().begins;
    std::erase_if(waiting_.spans, [&](const Span& span) { return span.begins >= from; });
    if (!waiting_.spans.empty()) waiting_.spans.back().ends = std::min(waiting_.spans.back().ends, from);
    std::ranges::move(entry.spans, std::back_inserter(waiting_.spans));
  }
  if (entry.state) waiting_.state = std::move(entry.state);
  drop_oldest();
}

void Store::drop_oldest() {
  const auto excess = [](const auto& rows) { return rows.size() - std::min(rows.size(), most_waiting); };
  const auto first_of = [](auto& rows, std::size_t many) { return rows.begin() + static_cast<std::ptrdiff_t>(many); };
  const std::size_t events = excess(waiting_.events);
  waiting_.events.erase(waiting_.events.begin(), first_of(waiting_.events, events));
  waiting_.spans.erase(waiting_.spans.begin(), first_of(waiting_.spans, excess(waiting_.spans)));
  dropped_ += events;
}

}  // namespace unknot::history

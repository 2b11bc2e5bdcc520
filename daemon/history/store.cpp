// SPDX-License-Identifier: MIT
#include "history/store.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <tuple>

#include "history/row_reader.hpp"
#include "history/schema.hpp"
#include "planner/calendar/duration.hpp"
#include "strings/two_digits.hpp"

namespace unknot::history {

using What = Problem::What;

namespace {

namespace fs = std::filesystem;

// Shrinks a log that a long-running reader has made grow.
constexpr const char* how_to_keep =
    "PRAGMA cache_size = -64; PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 4194304";
// A new file has nothing to be lost yet, and need not wait for the disk.
constexpr const char* how_to_begin = "PRAGMA synchronous = OFF";
constexpr std::int64_t forgotten_at_once = 500;

// "2026-11-23" and "090000", with `between` in between and `colon` within.
std::string stamp(WallTime at, const char* between, const char* colon) {
  using namespace std::chrono;
  const auto day = floor<days>(at);
  const year_month_day date{day};
  const hh_mm_ss time{floor<seconds>(at - day)};
  return std::to_string(static_cast<int>(date.year())) + "-" + two_digits(static_cast<unsigned>(date.month())) + "-" +
         two_digits(static_cast<unsigned>(date.day())) + between + two_digits(time.hours().count()) + colon +
         two_digits(time.minutes().count()) + colon + two_digits(time.seconds().count());
}

// All that is missing on the way, for the owner only.
void make_folder(const fs::path& folder) {
  if (folder.empty() || fs::exists(folder)) return;
  make_folder(folder.parent_path());
  ::mkdir(folder.c_str(), 0700);
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
  if (file_.empty()) keep_none(What::nowhere);
  // What the start goes by is read at once: beside damage that nobody has met yet a write may succeed.
  attempt(now, [this] {
    std::ignore = saved_state(*database_);
    std::ignore = end_of_spans(*database_);
  });
}

std::optional<std::string> Store::state() {
  if (waiting_.state || !database_) return waiting_.state;
  try {
    return saved_state(*database_);
  } catch (const SqlError& error) {
    fail(said(error.what()));
  }
  return std::nullopt;
}

std::optional<WallTime> Store::recorded_until() {
  if (!waiting_.spans.empty()) return waiting_.spans.back().ends;
  if (!database_) return std::nullopt;
  try {
    return end_of_spans(*database_);
  } catch (const SqlError&) {
    return std::nullopt;  // reported by the next write
  }
}

std::vector<Sore> Store::sores(WallTime since) {
  std::vector<Sore> all;
  try {
    if (database_) all = select_sores(*database_, since, WallTime::max());
  } catch (const SqlError&) {
    all.clear();  // reported by the next write
  }
  for (const Sore& each : waiting_.sores) {
    if (each.at >= since) all.push_back(each);
  }
  return all;
}

std::vector<std::int64_t> Store::write(Entry entry, WallTime now) {
  if (closed_for_) return {};
  std::vector<std::int64_t> ids(entry.events.size());
  add(std::move(entry));
  if (!attempt(now, [this] { flush(); })) return {};
  if (!ids.empty()) std::iota(ids.begin(), ids.end(), database_->last_id() - std::ssize(ids) + 1);
  return ids;
}

bool Store::forget(Duration keep, WallTime now) {
  Forgotten gone;
  const bool done = attempt(now, [&] {
    Transaction transaction(*database_);
    gone = history::forget(*database_, keep, now, forgotten_at_once);
    transaction.commit();
  });
  if (!done || gone.events + gone.spans == 0) return false;
  news_.push_back({.what = What::deleted,
                   .events = static_cast<std::size_t>(gone.events),
                   .spans = static_cast<std::size_t>(gone.spans)});
  return true;
}

std::optional<Problem> Store::close() {
  std::optional<Problem> lost;
  if (!waiting_.events.empty())
    lost = {.what = What::lost, .file = file_.string(), .reason = problem_, .events = waiting_.events.size()};
  keep_none(What::closed);
  return lost;
}

std::vector<Problem> Store::problems() const {
  std::vector<Problem> all;
  if (closed_for_) all.push_back(*closed_for_);
  for (const auto& aside : moved_aside_) all.push_back({.what = What::moved_aside, .file = aside});
  if (!problem_.empty())
    all.push_back(
        {.what = What::unwritten, .file = file_.string(), .reason = problem_, .events = waiting_.events.size()});
  if (dropped_events_ + dropped_spans_ > 0)
    all.push_back({.what = What::dropped, .events = dropped_events_, .spans = dropped_spans_});
  return all;
}

// Carries out `function` on an open file; a damaged one is moved aside and a new one tried, once.
template <typename Function>
bool Store::attempt(WallTime now, Function function) {
  for (const bool last : {false, true}) {
    if (closed_for_) return false;
    try {
      if (database_ && (lock_->moved() || database_->moved())) database_.reset();
      if (!database_) open();
      if (closed_for_) return false;
      function();
      fail({});
      return true;
    } catch (const SqlError& error) {
      const bool damaged = is_damaged(error);
      if (error.of_system()) forget_file();
      fail(said(error.what()));
      if (!damaged || last) break;
      move_aside(now);
    } catch (const std::exception& error) {
      fail(reason_of(error));
      break;
    }
  }
  return false;
}

// A small cache, as nothing is read twice. NORMAL loses no more than the last moments of power, and never tears. What
// is not ours is not written into.
void Store::open() {
  make_folder(file_.parent_path());
  if (!lock_ || lock_->moved()) lock_ = std::make_unique<FileLock>(file_);
  if (!lock_->held()) {
    return keep_none(What::in_use);
  }
  auto database = std::make_unique<Database>(file_, Access::write);
  const bool is_new = version_of(*database) == 0;
  database->adopt();
  if (is_new) database->run(how_to_begin);
  database->run(how_to_keep);
  migrate(*database);
  database->run("PRAGMA synchronous = NORMAL");
  database_ = std::move(database);
}

void Store::flush() {
  if (waiting_.empty()) return;
  Transaction transaction(*database_);
  if (waiting_.set_back_to) set_aside(*database_, *waiting_.set_back_to);
  insert_apart(*database_, waiting_.apart);
  const bool brought_back = replace_spans(*database_, waiting_.spans);
  replace_state(*database_, waiting_.state);
  insert_sores(*database_, waiting_.sores);
  insert_events(*database_, waiting_.events);
  transaction.commit();
  waiting_ = {};
  if (brought_back) news_.push_back({What::clock_right});
}

bool Store::is_damaged(const SqlError& error) {
  if (error.damaged()) return true;
  return error.unexpected() && problem_ != said(error.what()) && database_ && !database_->sound();
}

void Store::move_aside(WallTime now) {
  database_.reset();
  const std::string aside = file_.string() + ".damaged-" + stamp(now, "-", "");
  std::error_code error;
  fs::rename(file_, aside, error);
  if (error) return fail({Reason::What::stuck, error.message()});
  for (const char* beside : {"-wal", "-shm"}) fs::rename(file_.string() + beside, aside + beside, error);
  moved_aside_.push_back(aside);
  news_.push_back({.what = What::moved_aside, .file = aside});
}

void Store::keep_none(Problem::What why) {
  closed_for_ = Problem{.what = why, .file = file_.string()};
  news_.push_back(*closed_for_);
  waiting_ = {};
  problem_ = {};
  forget_file();
}

void Store::forget_file() {
  database_.reset();
  lock_.reset();
}

// Empty: it can be written.
void Store::fail(const Reason& why) {
  if (why == problem_) return;
  news_.push_back(
      {.what = why.empty() ? What::writable_again : What::not_writable, .file = file_.string(), .reason = why});
  problem_ = why;
}

void Store::add(Entry entry) {
  std::ranges::move(entry.events, std::back_inserter(waiting_.events));
  add_spans(std::move(entry.before));
  if (entry.set_back_to) set_back(*entry.set_back_to);
  add_spans(std::move(entry.spans));
  if (entry.state) waiting_.state = std::move(entry.state);
  std::ranges::move(entry.sores, std::back_inserter(waiting_.sores));
  drop_oldest();
}

void Store::add_spans(std::vector<Span> spans) {
  if (spans.empty()) return;
  const WallTime from = spans.front().begins;
  std::erase_if(waiting_.spans, [&](const Span& span) { return span.begins >= from; });
  if (!waiting_.spans.empty()) waiting_.spans.back().ends = std::min(waiting_.spans.back().ends, from);
  std::ranges::move(spans, std::back_inserter(waiting_.spans));
}

void Store::set_back(WallTime to) {
  const auto until = recorded_until();
  news_.push_back(
      {.what = What::clock_set_back, .by = until ? *until - to : Duration{}, .moment = stamp(to, " ", ":")});
  waiting_.set_back_to = std::min(waiting_.set_back_to.value_or(to), to);
  std::vector<Span> still;
  for (Span& span : waiting_.spans) {
    if (span.ends > to) {
      waiting_.apart.push_back({to, span});
      waiting_.apart.back().span.begins = std::max(span.begins, to);
    }
    span.ends = std::min(span.ends, to);
    if (span.begins < span.ends) still.push_back(std::move(span));
  }
  waiting_.spans = std::move(still);
}

void Store::drop_oldest() {
  const auto drop = [](auto& rows) {
    const std::size_t excess = rows.size() - std::min(rows.size(), most_waiting);
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(excess));
    return excess;
  };
  if (dropped_events_ + dropped_spans_ == 0 &&
      (waiting_.events.size() > most_waiting || waiting_.spans.size() > most_waiting))
    news_.push_back({What::dropping});
  dropped_events_ += drop(waiting_.events);
  dropped_spans_ += drop(waiting_.spans) + drop(waiting_.apart);
  drop(waiting_.sores);
}

}  // namespace unknot::history

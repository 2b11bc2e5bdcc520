// SPDX-License-Identifier: MIT
// Keeps the history and the state of the daemon in one file, whatever happens to that file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "history/database.hpp"
#include "history/file_lock.hpp"
#include "history/row_writer.hpp"
#include "history/rows.hpp"
#include "problems/history.hpp"

namespace unknot::history {

// What one moment adds; it is written as a whole or not at all.
struct Entry {
  std::vector<Record> events;
  std::vector<Span> spans;           // in order of time; they replace all that begin with the first of them or later
  std::optional<std::string> state;  // replaces the one before
  // The wall clock was set back: `before` is written first, and what then lies beyond is kept apart.
  std::optional<WallTime> set_back_to{};
  std::vector<Span> before{};
  std::vector<Sore> sores{};
};

// `$XDG_STATE_HOME/unknot/history.db`; empty if there is no home directory.
[[nodiscard]] std::filesystem::path find_history(const std::map<std::string, std::string>& environment);

// Never throws and never waits: what can't be written now (a full disk, a lock, a folder that is missing or may only be
// read) is kept in memory and written with what comes next. A damaged file is moved aside and a new one begun; one of
// another program is left as it is. A file has one store at a time: another keeps nothing. One thread.
class Store {
 public:
  // So much is kept in memory of events and of spans each; then the oldest are dropped.
  static constexpr std::size_t most_waiting = 1000;

  // Opens the file, and makes it and its folder if need be. `now` names the damaged one. An empty path: nothing is
  // kept.
  Store(std::filesystem::path file, WallTime now);

  // The last state that was written; none if there is none.
  [[nodiscard]] std::optional<std::string> state();
  // The end of the last span; none if there is none.
  [[nodiscard]] std::optional<WallTime> recorded_until();

  // How areas of the body felt from `since` on, in order of time; with what has still to be written.
  [[nodiscard]] std::vector<Sore> sores(WallTime since);

  // The ids of the events of this entry, in their order; none of them if they wait.
  std::vector<std::int64_t> write(Entry entry, WallTime now);
  // What could not be written should be tried again, though nothing new happens.
  [[nodiscard]] bool waits() const { return !closed_for_ && (!waiting_.empty() || !problem_.empty()); }
  // Deletes a bounded lot of what is older than `keep`, and tells of it. Returns whether there may be more. `now` only
  // bounds the age: it is counted from what was recorded, as a clock may be wrong.
  bool forget(Duration keep, WallTime now);
  // Gives the file to the next store; nothing is kept from now on. Returns what is lost, for the log.
  std::optional<Problem> close();

  // What is wrong, for `unknot status`.
  [[nodiscard]] std::vector<Problem> problems() const;
  // What has happened since the last call, for the log: problems as they begin and end, what was deleted.
  [[nodiscard]] std::vector<Problem> news() { return std::exchange(news_, {}); }
  // Why nothing can be read or written now; empty: it can.
  [[nodiscard]] const Reason& problem() const { return problem_; }

 private:
  // What has still to be written.
  struct Waiting {
    std::vector<Record> events;
    std::optional<WallTime> set_back_to;  // what the file holds beyond this is kept apart
    std::vector<Apart> apart;
    std::vector<Span> spans;
    std::optional<std::string> state;
    std::vector<Sore> sores;

    [[nodiscard]] bool empty() const {
      return events.empty() && !set_back_to && spans.empty() && !state && sores.empty();
    }
  };

  template <typename Function>
  bool attempt(WallTime now, Function function);
  void open();
  void flush();
  void move_aside(WallTime now);
  [[nodiscard]] bool is_damaged(const SqlError& error);
  void keep_none(Problem::What why);
  void forget_file();
  void fail(const Reason& why);
  void add(Entry entry);
  void add_spans(std::vector<Span> spans);
  void set_back(WallTime to);
  void drop_oldest();

  std::filesystem::path file_;
  std::optional<Problem> closed_for_;  // why nothing is kept at all; none: it is
  std::unique_ptr<FileLock> lock_;
  std::unique_ptr<Database> database_;  // goes before the lock
  Waiting waiting_;
  std::size_t dropped_events_ = 0;
  std::size_t dropped_spans_ = 0;
  Reason problem_;                        // why nothing can be written now; empty: it can
  std::vector<std::string> moved_aside_;  // the damaged files
  std::vector<Problem> news_;
};

}  // namespace unknot::history

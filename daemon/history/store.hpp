// SPDX-License-Identifier: MIT
// Keeps the history and the state of the daemon in one file, whatever happens to that file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "history/database.hpp"
#include "history/rows.hpp"

namespace unknot::history {

// What one moment adds; it is written as a whole or not at all.
struct Entry {
  std::vector<Record> events;
  std::vector<Span> spans;           // in order of time; they replace all that begin with the first of them or later
  std::optional<std::string> state;  // replaces the one before
};

// `$XDG_STATE_HOME/unknot/history.db`; empty if there is no home directory.
[[nodiscard]] std::filesystem::path find_history(const std::map<std::string, std::string>& environment);

// Never throws and never waits: what can't be written now (a full disk, a lock, a folder that is missing or may only be
// read) is kept in memory and written with what comes next. A damaged file is moved aside and a new one begun.
// One thread.
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

  void write(Entry entry, WallTime now);
  // What is older than this is forgotten, a bounded lot with each write; none: nothing is.
  void keep(std::optional<Duration> keep) { keep_ = keep; }

  // What is amiss and what becomes of it, one sentence each, for `unknot status`.
  [[nodiscard]] std::vector<std::string> problems() const;

 private:
  // What has still to be written.
  struct Waiting {
    std::vector<Record> events;
    std::vector<Span> spans;
    std::optional<std::string> state;

    [[nodiscard]] bool empty() const { return events.empty() && spans.empty() && !state; }
  };

  template <typename Function>
  bool attempt(WallTime now, Function function);
  void open();
  void flush();
  void trim(WallTime now);
  void move_aside(WallTime now);
  void add(Entry entry);
  void drop_oldest();

  std::filesystem::path file_;
  std::unique_ptr<Database> database_;
  Waiting waiting_;
  std::size_t dropped_ = 0;
  std::optional<Duration> keep_;
  std::string trouble_;                   // why nothing can be written now; empty: it can
  std::vector<std::string> moved_aside_;  // the damaged files
};

}  // namespace unknot::history

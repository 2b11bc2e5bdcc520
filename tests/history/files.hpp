// SPDX-License-Identifier: MIT
// Rows to write, and files that have been written.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "../control/temporary_directory.hpp"
#include "history/database.hpp"
#include "history/store.hpp"
#include "words/problems/history.hpp"

namespace unknot::history::test {

// As the person reads it.
inline std::vector<std::string> said(const std::vector<Problem>& problems) {
  std::vector<std::string> all;
  for (const Problem& each : problems) all.push_back(words::problem(each));
  return all;
}

// Monday 2026-11-23 09:00:00 UTC
inline WallTime nine() {
  using namespace std::chrono;
  return sys_days{2026y / November / 23} + hours{9};
}

inline Record event(WallTime at, Became became = Became::done) {
  return {.at = at,
          .zone = std::chrono::hours{1},
          .kind = "stretch",
          .became = became,
          .remedy = "chin-tuck",
          .area = "neck",
          .companion = "",
          .cause = "",
          .offered = at - std::chrono::seconds{70},
          .answered = std::chrono::seconds{10}};
}

inline Span span(WallTime begins, WallTime ends, Spent spent = Spent::work) {
  return {.begins = begins, .ends = ends, .zone = std::chrono::hours{1}, .spent = spent, .cause = ""};
}

inline std::int64_t number(const std::filesystem::path& file, const char* sql) {
  Database database(file, Access::read);
  return database.number(sql);
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_file(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

// A minute of the day with what it adds.
inline Entry one(int minute) {
  const WallTime at = nine() + std::chrono::minutes{minute};
  return {.events = {event(at)}, .spans = {span(at, at + std::chrono::minutes{1})}, .state = std::to_string(minute)};
}

inline std::int64_t events_in(const std::filesystem::path& file) { return number(file, "SELECT count(*) FROM events"); }

inline std::vector<std::filesystem::path> damaged_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    if (name.starts_with("history.db.damaged-") && !name.ends_with("-wal") && !name.ends_with("-shm"))
      found.push_back(entry.path());
  }
  return found;
}

}  // namespace unknot::history::test

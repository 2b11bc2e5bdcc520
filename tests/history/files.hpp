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

namespace unknot::history::test {

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

}  // namespace unknot::history::test

// SPDX-License-Identifier: MIT
// Reads rows one by one, only for reader.cpp. Words that a newer version has added count for nothing. Names of programs
// that an older one has let in as they were are made printable.
#pragma once

#include <string>

#include "history/database.hpp"
#include "history/rows.hpp"

namespace unknot::history {

class Records {
 public:
  // In order of time, and with all that is known.
  static Records whole(Database& database, WallTime since, WallTime until);
  // With no more than a report on several days asks for, which takes half the time: of the areas those of done breaks,
  // of the causes whether it was answered ahead of time, of the remedies the changes of posture that were made.
  static Records figures(Database& database, WallTime since, WallTime until);

  // Holds until the next call; null after the last.
  const Record* next();

 private:
  Records(Database& database, const char* sql, bool words) : query_(database, sql), words_(words) {}
  const Record& read(Became became);
  void read_figures();
  void read_words();

  Statement query_;
  bool words_;
  Record row_{};
};

// Those that reach into the time, too. In order of time.
class Spans {
 public:
  static Spans whole(Database& database, WallTime since, WallTime until);
  // Without their causes.
  static Spans figures(Database& database, WallTime since, WallTime until);

  const Span* next();

 private:
  Spans(Database& database, const std::string& columns, WallTime since, WallTime until, bool words);
  const Span& read(Spent spent);

  Statement query_;
  bool words_;
  Span row_{};
};

}  // namespace unknot::history

// SPDX-License-Identifier: MIT
// Reads rows, only for reader.cpp and store.cpp. All of it throws SqlError. Words that a newer version has added count
// for nothing. Names of programs that an older one has let in as they were are made printable.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "history/database.hpp"
#include "history/rows.hpp"

namespace unknot::history {

// In order of time, and with all that is known.
class Records {
 public:
  Records(Database& database, WallTime since, WallTime until);

  // Holds until the next call; null after the last.
  const Record* next();

 private:
  const Record& read(Became became);

  Statement query_;
  Record row_{};
};

// Those that reach into the time, too. In order of time.
class Spans {
 public:
  Spans(Database& database, WallTime since, WallTime until);

  const Span* next();

 private:
  const Span& read(Spent spent);

  Statement query_;
  Span row_{};
};

// The same in no order, with no more than a report on several days asks for: of the areas those of done breaks, of the
// causes whether an answer came ahead of time, of the remedies the changes of posture that were made. What is told
// holds until the next.
void each_figure(Database& database, WallTime since, WallTime until, const std::function<void(const Record&)>& each);

// The same without their causes, in order of time.
[[nodiscard]] std::vector<Span> span_figures(Database& database, WallTime since, WallTime until);

// When the last of all spans ended.
[[nodiscard]] std::optional<WallTime> end_of_spans(Database& database);

// What the daemon saved last.
[[nodiscard]] std::optional<std::string> saved_state(Database& database);

}  // namespace unknot::history

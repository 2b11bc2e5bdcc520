// SPDX-License-Identifier: MIT
// Writes and deletes rows within the caller's transaction. Throws SqlError on failure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "history/database.hpp"
#include "history/rows.hpp"
#include "history/sores.hpp"

namespace unknot::history {

// Gives each the next id; the last of them is the database's `last_id`.
void insert_events(Database& database, const std::vector<Record>& events);

// A span that does not count any more, as the clock was set back to `cut`.
struct Apart {
  WallTime cut;
  Span span;
};
void insert_apart(Database& database, const std::vector<Apart>& apart);

// Keeps apart what lies beyond `cut`.
void set_aside(Database& database, WallTime cut);

// They replace all that begin with the first of them or later, and join on to what is before it. Where the clock leaps
// over what was set aside and that is more than was recorded since, the clock was right before: then that comes back,
// and what was recorded since is kept apart in its place. Returns whether that happened.
bool replace_spans(Database& database, const std::vector<Span>& spans);

void insert_sores(Database& database, const std::vector<Sore>& sores);
// In order of time, `since` included. Skips what no version has written.
[[nodiscard]] std::vector<Sore> select_sores(Database& database, WallTime since, WallTime until);

void replace_state(Database& database, const std::optional<std::string>& state);

struct Forgotten {
  std::int64_t events = 0;
  std::int64_t spans = 0;
};
// Deletes what is older than `keep`, at most `lot` rows of each. Age is counted from the newest time that at least a
// day of recorded time vouches for, and never from later than `now`.
Forgotten forget(Database& database, Duration keep, WallTime now, std::int64_t lot);

}  // namespace unknot::history

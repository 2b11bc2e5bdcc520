// SPDX-License-Identifier: MIT
// Reads the history while the daemon may be writing it. Short blocking calls on a local file.
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "history/report.hpp"
#include "history/rows.hpp"
#include "history/sores.hpp"
#include "problems/history.hpp"

namespace unknot::history {

// All rows from `since` on in one order of time, spans by their beginning; one of both is there. A missing file has no
// rows. Stops when `each` returns false.
using EachRow = std::function<bool(const Record*, const Span*)>;
[[nodiscard]] std::expected<void, Problem> read_rows(const std::filesystem::path& file, WallTime since,
                                                     const EachRow& each);

// The figures of the days from `first` to `last`, and those of as many days before that they are compared with. If the
// daemon runs, its last span goes on until now.
[[nodiscard]] std::expected<Report, Problem> read_report(const std::filesystem::path& file, Date first, Date last,
                                                         std::optional<WallTime> goes_on_until = {});

// How areas of the body felt from `since` to before `until`, in order of time.
[[nodiscard]] std::expected<std::vector<Sore>, Problem> read_sores(const std::filesystem::path& file, WallTime since,
                                                                   WallTime until = WallTime::max());

// How much there is, for asking before it is thrown away.
struct Extent {
  std::int64_t records = 0;
  std::optional<WallTime> since;
};
[[nodiscard]] std::expected<Extent, Problem> read_extent(const std::filesystem::path& file);

// What stands in the history's place and is left as it is, so that only the person can make room: something of another
// program, or a file of a newer Unknot.
enum class Stranger { none, foreign, newer };
[[nodiscard]] Stranger stranger_at(const std::filesystem::path& file);

// Forgets all records and spans, so that not even their bytes stay; where the daemon stands is kept. Good while it
// runs.
[[nodiscard]] std::expected<void, Problem> clear(const std::filesystem::path& file);

}  // namespace unknot::history

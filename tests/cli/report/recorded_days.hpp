// SPDX-License-Identifier: MIT
// Days as the history has them, for the tests of reports.
#pragma once

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>

#include "report/report.hpp"

namespace unknot::cli {

using namespace history;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::local_days;

inline const Date monday = local_days{2026y / std::chrono::November / 23};

inline constexpr Look ascii{};
inline constexpr Look unicode{.color = false, .unicode = true};
inline constexpr Look colored{.color = true, .unicode = true};

// In UTC, so that local time is the same.
inline WallTime at(Date date, Duration time) { return WallTime{date.time_since_epoch() + time}; }

inline void add_span(ReportBuilder& builder, Date date, Duration from, Duration to, Spent spent,
                     const std::string& cause = "") {
  builder.add(Span{at(date, from), at(date, to), 0s, spent, cause});
}

inline Record record(WallTime when, Became became, std::optional<WallTime> offered,
                     std::optional<Duration> answered = {}) {
  return {.at = when,
          .zone = 0s,
          .kind = "stretch",
          .became = became,
          .remedy = "chin-tuck",
          .area = "upper-back",
          .companion = "",
          .cause = "",
          .offered = offered,
          .answered = answered};
}

// 9 to 12:30 at the desk, but for a meeting, coffee and a break.
inline Report a_day() {
  ReportBuilder builder(monday, monday);
  const auto break_at = [&](Duration time, Became became) {
    builder.add(record(at(monday, time), Became::offered, at(monday, time)));
    builder.add(record(at(monday, time + 90s), became, at(monday, time), 12s));
  };
  break_at(9h + 20min, Became::done);
  break_at(10h + 30min, Became::skipped);
  break_at(11h + 40min, Became::done);
  add_span(builder, monday, 0h, 9h, Spent::away, "locked");
  add_span(builder, monday, 9h, 10h, Spent::work);
  add_span(builder, monday, 10h, 10h + 30min, Spent::hold, "meeting");
  add_span(builder, monday, 10h + 30min, 11h, Spent::work);
  add_span(builder, monday, 11h, 11h + 10min, Spent::away, "idle");
  add_span(builder, monday, 11h + 10min, 11h + 40min, Spent::work);
  add_span(builder, monday, 11h + 40min, 11h + 45min, Spent::rest);
  add_span(builder, monday, 11h + 45min, 12h + 30min, Spent::work);
  add_span(builder, monday, 12h + 30min, 24h, Spent::away, "locked");
  return builder.finish();
}

inline Report some_days(int many) {
  ReportBuilder builder(monday, monday + days{many - 1});
  for (int day = 0; day < many; day += 1 + day % 3) {
    const Date date = monday + days{day};
    builder.add(record(at(date, 10h), Became::offered, at(date, 10h)));
    builder.add(record(at(date, 10h + 1min), Became::done, at(date, 10h), 8s));
    add_span(builder, date, 9h, 12h + (day % 5) * 1h, Spent::work);
  }
  return builder.finish();
}

inline std::size_t widest(const std::string& text) {
  std::size_t widest = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const auto letters =
        std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
    widest = std::max(widest, static_cast<std::size_t>(letters));
  }
  return widest;
}

inline bool is_ascii(const std::string& text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 128; });
}

inline std::size_t occurrences(const std::string& text, const std::string& word) {
  std::size_t count = 0;
  for (auto found = text.find(word); found != text.npos; found = text.find(word, found + 1)) ++count;
  return count;
}

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
// The weekly hours in which reminders may come (R19), days off among them, and the zone they are read against.
#pragma once

#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mistakes/mistake.hpp"
#include "planner/calendar/days_off.hpp"
#include "planner/time.hpp"

namespace unknot {

// From `begins` to `ends`, both counted from Monday 00:00. A window over midnight, or over the
// end of the week, has `ends` > `begins` and may reach past seven days.
struct WeeklyWindow {
  std::chrono::minutes begins;
  std::chrono::minutes ends;

  bool operator==(const WeeklyWindow&) const = default;
};

// No window at all means: always inside.
struct WeeklyHours {
  std::vector<WeeklyWindow> windows;

  bool operator==(const WeeklyHours&) const = default;
};

// Reads "Mon-Fri 09:00-12:30 13:00-17:30, Sat 10:00-14:00". The error names the part that can't be
// read.
[[nodiscard]] std::expected<WeeklyHours, Mistake> parse_hours(std::string_view text);

// One change of the distance between local time and UTC, from `from` on.
struct OffsetChange {
  WallTime from;
  std::chrono::seconds offset;

  bool operator==(const OffsetChange&) const = default;
};

// A time zone as a value: the changes it makes in the time that matters, earliest first. Before
// the first of them its offset holds too. An empty zone is UTC.
struct Zone {
  std::vector<OffsetChange> changes;

  [[nodiscard]] std::chrono::seconds offset_at(WallTime at) const;
  [[nodiscard]] LocalTime to_local(WallTime at) const;
  // A local time that does not exist becomes the end of the gap; of two the earlier is taken.
  [[nodiscard]] WallTime to_wall(LocalTime at) const;

  bool operator==(const Zone&) const = default;
};

// Without any hours it is always inside, but on days off (R32). A window over midnight belongs to the day on which it
// begins: it is off with that day, and not with the next.
[[nodiscard]] bool inside(const WeeklyHours& hours, LocalTime at, std::span<const DaysOff> off = {});

// A change that is farther away is not looked for.
inline constexpr std::chrono::days farthest_change{365};

// The next moment after `at` when `inside` changes; none if it never does, or not within a year.
[[nodiscard]] std::optional<WallTime> next_change(const WeeklyHours& hours, WallTime at, const Zone& zone,
                                                  std::span<const DaysOff> off = {});

}  // namespace unknot

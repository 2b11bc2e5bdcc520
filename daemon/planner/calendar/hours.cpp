// SPDX-License-Identifier: MIT
#include "planner/calendar/hours.hpp"

#include <algorithm>
#include <cctype>

#include "planner/calendar/week.hpp"
#include "strings/number.hpp"

namespace unknot {

namespace {

using std::chrono::days;
using std::chrono::minutes;
using What = Mistake::What;
using Unread = std::unexpected<Mistake>;

constexpr minutes one_week = days{7};
constexpr std::size_t most_windows = 200;
constexpr std::size_t longest_text = 4'000;

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(separators), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::expected<WeeklyWindow, Mistake> parse_window(std::string_view text) {
  const auto dash = text.find('-');
  const auto begins = clock_time_in(text.substr(0, dash));
  const auto ends = dash == text.npos ? std::nullopt : clock_time_in(text.substr(dash + 1));
  if (!begins || !ends || *begins == days{1}) return Unread(Mistake{What::not_hours, std::string(text)});
  if (*begins == *ends) return Unread(Mistake{What::empty_hours, std::string(text)});
  return WeeklyWindow{*begins, *ends > *begins ? *ends : *ends + days{1}};
}

bool is_window(std::string_view part) { return std::isdigit(static_cast<unsigned char>(part.front())) != 0; }

// One group: the days, each of their windows.
std::expected<void, Mistake> parse_group(std::string_view group, std::vector<WeeklyWindow>& windows) {
  const auto parts = split(group, " \t");
  if (parts.empty()) return Unread(Mistake{What::nothing_between_commas});
  DayRange range;
  const bool names_days = !is_window(parts.front());
  if (names_days) {
    const auto parsed = parse_days(parts.front());
    if (!parsed) return Unread(parsed.error());
    range = *parsed;
  }
  if (names_days && parts.size() == 1) return Unread(Mistake{What::day_without_time, std::string(group)});
  for (auto part = parts.begin() + (names_days ? 1 : 0); part != parts.end(); ++part) {
    const auto window = parse_window(*part);
    if (!window) return Unread(window.error());
    for (int day = range.first;; day = (day + 1) % 7) {
      windows.push_back({window->begins + days{day}, window->ends + days{day}});
      if (day == range.last) break;
    }
  }
  return {};
}

Mistake too_many_windows() { return {.what = What::too_many_hours, .most = most_windows}; }

minutes into_week(LocalTime at, LocalTime& week_began) {
  const auto day = std::chrono::floor<days>(at);
  const std::chrono::weekday weekday{day};
  week_began = day - (weekday - std::chrono::Monday);
  return std::chrono::floor<minutes>(at - week_began);
}

}  // namespace

std::expected<WeeklyHours, Mistake> parse_hours(std::string_view text) {
  WeeklyHours hours;
  if (text.find_first_not_of(" \t") == text.npos) return hours;
  if (text.size() > longest_text) return Unread(too_many_windows());
  for (;;) {
    const auto comma = text.find(',');
    if (const auto group = parse_group(text.substr(0, comma), hours.windows); !group) return Unread(group.error());
    if (hours.windows.size() > most_windows) return Unread(too_many_windows());
    if (comma == text.npos) break;
    text.remove_prefix(comma + 1);
  }
  std::ranges::sort(hours.windows, {},
                    [](const WeeklyWindow& window) { return std::pair{window.begins, window.ends}; });
  return hours;
}

std::chrono::seconds Zone::offset_at(WallTime at) const {
  std::chrono::seconds offset{changes.empty() ? std::chrono::seconds{} : changes.front().offset};
  for (const OffsetChange& change : changes) {
    if (change.from > at) break;
    offset = change.offset;
  }
  return offset;
}

LocalTime Zone::to_local(WallTime at) const { return LocalTime{at.time_since_epoch() + offset_at(at)}; }

WallTime Zone::to_wall(LocalTime at) const {
  const WallTime as_utc{at.time_since_epoch()};
  // Offsets reach from -12 h to +14 h, so one of the offsets around here is the right one.
  WallTime best = WallTime::max();
  for (const Duration around : {Duration{days{-1}}, Duration{days{1}}, Duration{}}) {
    const WallTime candidate = as_utc - offset_at(as_utc + around);
    if (to_local(candidate) == at) best = std::min(best, candidate);
  }
  if (best != WallTime::max()) return best;
  for (const OffsetChange& change : changes) {
    if (change.from > as_utc - days{2} && to_local(change.from) > at) return change.from;  // the end of the gap
  }
  return as_utc - offset_at(as_utc);
}

bool inside(const WeeklyHours& hours, LocalTime at, std::span<const DaysOff> off) {
  if (hours.windows.empty()) return !is_off(off, std::chrono::floor<days>(at));
  LocalTime week;
  const minutes now = into_week(at, week);
  const auto works = [&](const WeeklyWindow& window, minutes into) {
    const auto began = std::chrono::floor<days>(at - into + window.begins);
    return window.begins <= into && into < window.ends && !is_off(off, began);
  };
  return std::ranges::any_of(
      hours.windows, [&](const WeeklyWindow& window) { return works(window, now) || works(window, now + one_week); });
}

namespace {

// Looks for the first of several moments at which it is no more as it was at `at`.
class ChangeSearch {
 public:
  ChangeSearch(const WeeklyHours& hours, std::span<const DaysOff> off, WallTime at, const Zone& zone)
      : hours_(hours), off_(off), at_(at), zone_(zone), now_(inside(hours, zone.to_local(at), off)) {}

  void consider(WallTime candidate) {
    if (candidate <= at_ || (next_ && candidate >= *next_)) return;
    if (inside(hours_, zone_.to_local(candidate), off_) != now_) next_ = candidate;
  }

  // A local time may come twice, so each edge is looked at with the offsets on both sides of it.
  void consider_edge(LocalTime edge) {
    const WallTime as_utc{edge.time_since_epoch()};
    for (const days around : {days{-1}, days{1}}) consider(as_utc - zone_.offset_at(as_utc + around));
  }

  // The edges of a day that is not off, and those between days of which one is.
  void consider_day(std::chrono::local_days date) {
    const bool is_off = unknot::is_off(off_, date);
    if (hours_.windows.empty() && is_off != unknot::is_off(off_, date - days{1})) consider_edge(date);
    if (is_off) return;
    const days weekday = std::chrono::weekday{date} - std::chrono::Monday;
    for (const WeeklyWindow& window : hours_.windows) {
      if (std::chrono::floor<days>(window.begins) != weekday) continue;
      consider_edge(date - weekday + window.begins);
      consider_edge(date - weekday + window.ends);
    }
  }

  [[nodiscard]] std::optional<WallTime> next() const { return next_; }

 private:
  const WeeklyHours& hours_;
  std::span<const DaysOff> off_;
  WallTime at_;
  const Zone& zone_;
  bool now_;
  std::optional<WallTime> next_;
};

}  // namespace

std::optional<WallTime> next_change(const WeeklyHours& hours, WallTime at, const Zone& zone,
                                    std::span<const DaysOff> off) {
  ChangeSearch search(hours, off, at, zone);
  const auto today = std::chrono::floor<days>(zone.to_local(at));
  const days farthest = off.empty() ? days{8} : farthest_change;
  for (days day{-1}; day <= farthest; ++day) {
    if (const auto next = search.next(); next && *next < WallTime{(today + day).time_since_epoch()} - days{2}) break;
    search.consider_day(today + day);
  }
  for (const OffsetChange& change : zone.changes) search.consider(change.from);
  return search.next();
}

}  // namespace unknot

// SPDX-License-Identifier: MIT
#include "planner/calendar/duration.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "strings/number.hpp"
#include "strings/trimmed.hpp"

namespace unknot {

namespace {

using std::chrono::seconds;
using What = Mistake::What;
using Unread = std::unexpected<Mistake>;

struct Unit {
  std::array<std::string_view, 4> names;  // the short one first, as it is written
  seconds length;
};

// The longest first, which is the order they are written in.
constexpr std::array units{
    Unit{{"d", "day", "days", "days"}, std::chrono::days{1}},
    Unit{{"h", "hr", "hour", "hours"}, std::chrono::hours{1}},
    Unit{{"m", "min", "minute", "minutes"}, std::chrono::minutes{1}},
    Unit{{"s", "sec", "second", "seconds"}, seconds{1}},
};

constexpr std::size_t most_digits = 9;  // any more could overflow

template <typename Wanted>
std::string_view take_while(std::string_view& text, Wanted wanted) {
  const auto end = std::ranges::find_if_not(text, wanted);
  const auto taken = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(taken.size());
  return taken;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return blanks.contains(c); }
bool is_point(char c) { return c == '.' || c == ','; }
bool is_unit_letter(char c) { return !is_digit(c) && !is_blank(c); }

std::optional<std::size_t> find_unit(std::string_view name) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (std::ranges::find(units[i].names, name) != units[i].names.end()) return i;
  }
  return std::nullopt;
}

std::optional<std::int64_t> small_number(std::string_view digits) {
  return digits.size() <= most_digits ? number_in<std::int64_t>(digits) : std::nullopt;
}

std::string count_with(std::int64_t count, std::string_view unit) {
  return std::to_string(count) + " " + std::string(unit);
}

Mistake too_long(std::string_view text) {
  return {What::length_too_long, std::string(text), format_duration(longest_duration)};
}

// After hours minutes are meant: "1h30".
Mistake without_unit(std::string_view whole, std::string_view digits, std::size_t next_unit) {
  if (next_unit == 0 || next_unit == units.size()) return {What::no_unit, std::string(whole), std::string(digits)};
  return {What::no_last_unit, std::string(whole), std::string(whole).append(units[next_unit].names[0])};
}

// Reads one number and its unit off the front of `rest`; `next_unit` is the longest unit that may still come.
std::expected<seconds, Mistake> take_part(std::string_view whole, std::string_view& rest, std::size_t& next_unit) {
  const auto digits = take_while(rest, is_digit);
  if (digits.empty()) return Unread(Mistake{What::not_a_length, std::string(whole)});
  const auto number = small_number(digits);
  if (!number) return Unread(too_long(whole));
  take_while(rest, is_blank);
  const auto name = take_while(rest, is_unit_letter);
  take_while(rest, is_blank);
  if (name.empty()) return Unread(without_unit(whole, digits, next_unit));
  if (is_point(name.front())) return Unread(Mistake{What::not_whole, std::string(whole)});
  const auto unit = find_unit(name);
  if (!unit) return Unread(Mistake{What::unknown_unit, std::string(whole), std::string(name)});
  if (*unit < next_unit) return Unread(Mistake{What::units_out_of_order, std::string(whole)});
  next_unit = *unit + 1;
  return *number * units[*unit].length;
}

constexpr std::chrono::days year{365};
constexpr std::chrono::days shortest_kept{1};
constexpr std::int64_t most_years = 100;

// "5y", "5 years"
std::optional<std::int64_t> whole_years(std::string_view text) {
  auto rest = trimmed(text);
  const auto digits = take_while(rest, is_digit);
  take_while(rest, is_blank);
  constexpr std::array<std::string_view, 3> names{"y", "year", "years"};
  const bool named = std::ranges::find(names, rest) != names.end();
  return named ? small_number(digits) : std::nullopt;
}

}  // namespace

std::expected<Duration, Mistake> parse_duration(std::string_view text) {
  const auto whole = trimmed(text);
  if (whole.empty()) return Unread(Mistake{What::no_length});
  if (whole == "0") return Duration{};
  seconds total{};
  std::size_t next_unit = 0;
  for (auto rest = whole; !rest.empty();) {
    const auto part = take_part(whole, rest, next_unit);
    if (!part) return Unread(part.error());
    total += *part;
  }
  if (total > longest_duration) return Unread(too_long(whole));
  return total;
}

std::expected<std::optional<Duration>, Mistake> parse_keep(std::string_view text) {
  if (text == "forever") return std::nullopt;
  if (const auto years = whole_years(text)) {
    if (*years >= 1 && *years <= most_years) return *years * year;
    return Unread(Mistake{.what = What::years_out_of_range, .text = std::string(text), .most = most_years});
  }
  const auto parsed = parse_duration(text);
  if (!parsed) return Unread(because({What::nor_forever}, parsed.error()));
  if (*parsed < shortest_kept)
    return Unread(Mistake{What::too_short, std::string(text), format_duration(shortest_kept)});
  return *parsed;
}

// No duration is longer than a year, so what is longer was written in years.
std::string format_keep(std::optional<Duration> keep) {
  if (!keep) return "forever";
  return *keep % year == Duration{} ? std::to_string(*keep / year) + "y" : format_duration(*keep);
}

std::string format_duration(Duration duration) {
  auto left = std::chrono::floor<seconds>(std::max(duration, Duration{}));
  if (left == seconds{}) return "0s";
  std::string text;
  for (const Unit& unit : units) {
    if (const auto count = left / unit.length; count > 0) text += std::to_string(count).append(unit.names[0]);
    left %= unit.length;
  }
  return text;
}

SpokenParts spoken_parts(Duration duration) {
  using std::chrono::ceil;
  const Duration asked = std::max(duration, Duration{});
  if (const auto whole = ceil<seconds>(asked).count(); whole < 60) return {.seconds = whole};
  const long minutes = ceil<std::chrono::minutes>(asked).count();
  if (minutes < 24L * 60) return {.hours = minutes / 60, .minutes = minutes % 60};
  const long hours = ceil<std::chrono::hours>(asked).count();
  return {.days = hours / 24, .hours = hours % 24};
}

std::string spoken_duration(Duration duration) {
  const SpokenParts parts = spoken_parts(duration);
  std::string text;
  const auto add = [&](long count, std::string_view unit) {
    if (count > 0) text += (text.empty() ? "" : " ") + count_with(count, unit);
  };
  add(parts.days, parts.days == 1 ? "day" : "days");
  add(parts.hours, "h");
  add(parts.minutes, "min");
  add(parts.seconds, "s");
  return text.empty() ? count_with(0, "s") : text;
}

}  // namespace unknot

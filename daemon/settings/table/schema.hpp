// SPDX-License-Identifier: MIT
// The table of keys: reading a file, get, set, show, completions and the check of the manual all come from it.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "mistakes/mistake.hpp"
#include "planner/settings.hpp"

namespace unknot::settings {

// What a value is: a duration "5m", a count from 0 to 100, hours "Mon-Fri 09:00-17:30", a choice among `choices`, a
// list of text, a time to keep ("forever" or a duration), a command for a shell or none, a time of day "04:00", a list
// of times "12:30" and "Mon-Fri 15:00", of days off "2026-12-25", "2026-12-24..2027-01-02" and "12-25", a sound that is
// "", "default" or a file, and "auto" where the `choices` name it.
using Type = SettingType;

// Where a value lives in a Settings. A choice is an enum in the order of the `choices`; nothing to keep for: forever.
using Field =
    std::variant<Duration*, int*, bool*, WeeklyHours*, Passive*, Shows*, ViewMode*, Dismissed*, Stay*, Countdown*,
                 SoreAsk*, std::optional<Duration>*, Sound*, std::string*, std::vector<std::string>*,
                 std::chrono::minutes*, std::vector<FixedTime>*, std::vector<DaysOff>*, std::vector<Insist>*>;

struct Key {
  std::string_view path;  // "idle_after"; "breaks.*.every", where * is the name of a kind
  Type type;
  std::string_view help;             // one line
  Field (*field)(Settings&, Kind*);  // the kind is there if the path has a *
  Duration least{};                  // of a duration
  std::span<const std::string_view> choices{};
};

// All of them, in the order they are shown.
[[nodiscard]] std::span<const Key> keys();

[[nodiscard]] constexpr bool is_list(Type type) {
  return type == Type::list || type == Type::times || type == Type::days_off;
}

// A key of the table, and the kind it means where it needs one.
struct Place {
  const Key* key;
  std::string path;  // "breaks.stretch.every"
  std::string kind;  // "stretch", or empty
};

// Nothing if there is no such key, or if the name of the kind is not allowed.
[[nodiscard]] std::optional<Place> place_of(std::string_view path);

// The kind need not exist, but its name must be allowed. The error has a suggestion for a mistyped key.
[[nodiscard]] std::expected<Place, Mistake> find_place(const Settings& settings, std::string_view path);

// More of them are refused.
inline constexpr std::size_t most_kinds = 100;

// The kind whose name is so near that it may have been meant by `name`, which is none of them. Names that differ in
// their digits only are a series; empty: no kind is near.
[[nodiscard]] std::string near_kind(const std::vector<Kind>& kinds, std::string_view name);

// Of a path "breaks.NAME.every" with a NAME that these settings don't have: the kind that may have been meant, or
// empty.
[[nodiscard]] std::string near_kind_of_path(const Settings& settings, std::string_view path);

// "'strech' is a new break; did you mean 'stretch'?"
[[nodiscard]] Mistake new_kind(std::string_view name, const std::string& meant);

// "unknown break 'strech'; did you mean 'stretch'?"
[[nodiscard]] Mistake unknown_kind(const Settings& settings, std::string_view name);

// [a-z][a-z0-9_-]*, 40 characters at most
[[nodiscard]] bool is_kind_name(std::string_view name);
// "'Eyes' can't name a break; use ..."
[[nodiscard]] Mistake bad_kind_name(std::string_view name);

// Every key these settings have, each kind's spelled out, in the order they are shown.
[[nodiscard]] std::vector<std::string> known_keys(const Settings& settings);

// "unknown key 'idle_afer'; did you mean 'idle_after'?"
[[nodiscard]] Mistake unknown_key(const Settings& settings, std::string_view path);

// "unknown table 'holds'; did you mean 'hold'?"
[[nodiscard]] Mistake unknown_table(const Settings& settings, std::string_view path);

}  // namespace unknot::settings

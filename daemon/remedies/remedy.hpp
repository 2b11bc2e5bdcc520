// SPDX-License-Identifier: MIT
// One thing that may ease a stiff back, as data: a stretch, a companion shown with it, or an information card.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/calendar/hours.hpp"
#include "planner/time.hpp"

namespace unknot::remedies {

enum class Role {
  stretch,    // what a break is about
  companion,  // one extra line with a stretch, now and then
  card        // a companion that comes only if it was switched on
};
enum class Area { upper_back, neck, shoulders, low_back, hips_and_legs, wrists, eyes };
enum class Position { seated, standing, both };

inline constexpr std::size_t areas = 7;

// "upper-back", as files and command lines write it.
[[nodiscard]] std::string_view word_for(Role role);
[[nodiscard]] std::string_view word_for(Area area);
[[nodiscard]] std::string_view word_for(Position position);
template <class Enum>
[[nodiscard]] std::optional<Enum> from_word(std::string_view word) = delete;
template <>
[[nodiscard]] std::optional<Role> from_word(std::string_view word);
template <>
[[nodiscard]] std::optional<Area> from_word(std::string_view word);
template <>
[[nodiscard]] std::optional<Position> from_word(std::string_view word);

// A reason why some entries do not suit a person.
struct Exclusion {
  std::string_view tag;       // "blood-thinners"
  std::string_view question;  // for the list that is asked once, "Blood thinners or a bleeding disorder"
};

// All of them, in the order they are asked.
[[nodiscard]] std::span<const Exclusion> exclusions();

// When a companion or a card may be shown with a break.
struct CompanionRules {
  std::vector<std::string> lines;  // one of them is shown, another the next time
  int weight = 1;                  // the heavier of two comes first
  Duration spacing{};              // at least so long after the last time, on the wall clock
  int a_day = 1;                   // at most so often in a day
  WeeklyHours window;              // local time; empty: always
  Duration after_start{};          // not sooner after the work of the day began
  bool rare = false;               // comes first once it is due, else it would starve; one rare one a day
  std::string counts_as;           // the id of another companion that it stands for too, or empty
  Duration offered_for{};          // of a card: so long after it was switched on; nothing: without end

  bool operator==(const CompanionRules&) const = default;
};

struct Remedy {
  std::string id;    // [a-z][a-z0-9-]*, unique
  std::string name;  // at most 22 characters
  Role role = Role::stretch;
  Area area = Area::upper_back;  // of a stretch
  std::string muscles;           // for the detail view; reminders never name one
  Position position = Position::both;
  std::vector<std::string> steps;
  std::string why;

  std::string action;   // what to do, in a reminder
  std::string dose;     // how long and how often
  std::string caution;  // beside the dose, or empty
  std::string care;     // more of it for the detail view, or empty

  // The guided break. One repetition is `hold`, then `release`.
  Duration hold{};
  Duration release = std::chrono::seconds{3};
  int repetitions = 1;               // on each side
  bool sides = false;                // one side, then the other
  bool steady = false;               // lasts the whole break, like walking
  std::string on = "Hold";           // said when a hold begins
  std::string off = "Let go";        // said when it ends, or empty
  std::string other = "Other side";  // said before the second side
  std::string finish;                // said after the last repetition, or empty
  Duration finish_lasts{};
  Duration length{};  // of all that, or what the entry says

  std::vector<std::string> exclude;  // tags of those it does not suit
  int level = 1;                     // 1 easy, 2 medium
  std::string source;
  bool off_by_file = false;  // `off = true` in a file of the person's own
  bool own = false;          // from such a file, or changed there
  CompanionRules company;    // of companions and cards

  bool operator==(const Remedy&) const = default;
};

// Whether it is unsuitable for this tag. Standing remedies never suit `cannot-stand`.
[[nodiscard]] bool excluded_by(const Remedy& remedy, std::string_view tag);

}  // namespace unknot::remedies

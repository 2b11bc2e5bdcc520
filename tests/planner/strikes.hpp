// SPDX-License-Identifier: MIT
// How often each fixed time has struck (R30), by a book of its own.
#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "planner/calendar/on_weekday.hpp"
#include "planner/planner.hpp"

namespace unknot::any_day {

// A time of a kind on one day strikes when it comes, or not at all; so it strikes at most once.
class StrikeBook {
 public:
  void before(const Planner& planner) {
    const PlannerState& s = planner.state();
    since_ = s.clock.when(s.now);
    clock_ = s.clock;
    entries_ = s.schedule.entries();
    stood_ = standing(s);
  }

  // `at_will`: what happened made a break due whatever the clock says.
  void after(const Planner& planner, const std::vector<Effect>& effects, bool at_will) {
    const PlannerState& s = planner.state();
    const WallTime old = clock_.when(s.now);
    const bool stepped = std::chrono::abs(s.clock.when(s.now) - old) >= std::chrono::minutes{5};
    follow(planner, stepped ? old : std::max(s.clock.when(s.now), old), at_will);
    if (stepped) passed_.clear();  // they come again, or are left out
    for (const Effect& effect : effects) check(planner, effect);
  }

  // Nobody saw the old clock to its end.
  void after_restart(const Planner& planner, const std::vector<Effect>& effects) {
    const PlannerState& s = planner.state();
    follow(planner, s.clock.when(s.now), false);
    for (const Effect& effect : effects) check(planner, effect);
  }

 private:
  void follow(const Planner& planner, WallTime until, bool at_will) {
    for (const auto& entry : entries_) {
      const bool came = pass(entry.kind, until);
      if (struck_now(planner, entry) && !at_will) RC_ASSERT(came);
    }
  }

  static bool struck_now(const Planner& planner, const Schedule::Entry& before) {
    const auto* entry = planner.state().schedule.entry(before.kind.name);
    return entry && entry->struck && entry->struck != before.struck;
  }

  // Notes those of its times that have come by then; whether one of them never came before.
  bool pass(const Kind& kind, WallTime until) {
    using std::chrono::days;
    constexpr std::chrono::hours most_shift{3};  // by which a gap in the local time moves one
    bool first = false;
    const LocalTime from = clock_.zone.to_local(since_) - most_shift;
    const LocalTime to = clock_.zone.to_local(until) + most_shift;
    for (auto date = std::chrono::floor<days>(from); date <= to; date += days{1}) {
      for (const FixedTime& time : kind.at) {
        const LocalTime local = date + time.at;
        if (local < from || local > to || !is_one_of(time.days, date)) continue;
        const WallTime at = clock_.zone.to_wall(local);
        if (at > since_ && at <= until) first = passed_.emplace(kind.name, local).second || first;
      }
    }
    return first;
  }

  using Standing = std::optional<std::pair<std::string, Instant>>;  // the lead of the reminder, and when that was made

  static Standing standing(const PlannerState& s) {
    return s.reminder ? Standing{{s.reminder->lead, s.reminder->made}} : std::nullopt;
  }

  // Nothing but a strike brings such a break on screen. It may have been reset since, by an answer elsewhere that is
  // older than the reminder (R36).
  void check(const Planner& planner, const Effect& effect) const {
    const auto* show = std::get_if<ShowReminder>(&effect);
    const auto* entry = show ? planner.state().schedule.entry(show->kind) : nullptr;
    if (!entry || !entry->kind.comes_by_clock() || (stood_ && stood_ == standing(planner.state()))) return;
    RC_ASSERT(entry->struck.has_value());
  }

  WallTime since_;
  WallClock clock_;
  std::vector<Schedule::Entry> entries_;
  Standing stood_;
  std::set<std::pair<std::string, LocalTime>> passed_;
};

}  // namespace unknot::any_day

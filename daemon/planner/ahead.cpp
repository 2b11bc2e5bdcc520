// SPDX-License-Identifier: MIT
// Announcements: what is said before a break is due (R27).
#include <algorithm>
#include <utility>

#include "planner/planner.hpp"

namespace unknot {

namespace {

bool within_heads_up(const Schedule::Next& next) { return next.in > Duration{} && next.in <= next.kind->heads_up; }

}  // namespace

void Planner::announce(std::vector<Effect>& effects) {
  if (s_.announced && !announcement_holds(*s_.announced)) retract(effects);
  if (s_.announced || s_.asked || !may_show()) return;
  const auto next = next_break();
  if (!next || !within_heads_up(*next)) return;
  auto* const entry = s_.schedule.entry(next->kind->name);
  if (std::exchange(entry->announced, true)) return;
  s_.announced = next->kind->name;
  effects.push_back(AnnounceBreak{next->kind->name, next->in});
}

// While its reminder waits for a gap in typing it stays on screen.
bool Planner::announcement_holds(const std::string& kind) const {
  const auto* entry = s_.schedule.entry(kind);
  if (!entry || !entry->announced || !may_show()) return false;
  if (s_.reminder) return awaits_gap();
  const auto next = next_break();
  return next && within_heads_up(*next) && next->kind->name == kind;
}

void Planner::retract(std::vector<Effect>& effects) {
  if (!s_.announced) return;
  effects.push_back(RetractAnnouncement{*s_.announced});
  s_.forget_announcement();
}

void PlannerState::forget_announcement() {
  if (!announced) return;
  if (auto* const entry = schedule.entry(*announced)) entry->announced = false;
  announced.reset();
}

std::optional<Duration> Planner::until_announcement() const {
  if (s_.asked) return std::nullopt;  // the person is being asked about the last one
  const auto next = next_break();
  if (!next || next->kind->heads_up <= Duration{} || next->in <= Duration{}) return std::nullopt;
  if (s_.schedule.entry(next->kind->name)->announced) return std::nullopt;
  return std::max(Duration{}, next->in - next->kind->heads_up);
}

}  // namespace unknot

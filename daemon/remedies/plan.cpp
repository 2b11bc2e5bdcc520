// SPDX-License-Identifier: MIT
#include "remedies/plan.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace unknot::remedies {

namespace {

class Play {
 public:
  explicit Play(PlanStart start) : start_(std::move(start)) {}

  std::vector<PlannedBreak> until(Instant end) && {
    arrive();
    const auto& reminder = planner().state().reminder;
    if (breaks_.empty() && reminder && std::holds_alternative<Shown>(reminder->phase)) take(reminder->lead);
    for (auto due = planner().deadline(); due && *due <= end && !full(); due = planner().deadline()) {
      tell(TimePassed{}, *due);
    }
    return std::move(breaks_);
  }

 private:
  // The person comes back, and what holds reminders back ends.
  void arrive() {
    tell(TimePassed{}, start_.now);
    const Holds holds = planner().state().holds;
    for (const auto& hold : holds) tell(HoldEnded{hold.first}, now());
    for (const Event& event :
         std::initializer_list<Event>{DeliveryRestored{}, WokeUp{}, ScreenUnlocked{}, InputSeen{}}) {
      tell(event, now());
    }
  }

  void tell(const Event& event, Instant at) {
    note_work();
    for (const Effect& effect : planner().handle(event, at)) {
      if (const auto* shown = std::get_if<ShowReminder>(&effect)) take(shown->kind);
    }
  }

  void take(const std::string& name) {
    if (full()) return;
    const auto& kinds = planner().settings().kinds;
    const auto kind = std::ranges::find(kinds, name, &Kind::name);
    if (kind == kinds.end()) return;
    breaks_.push_back({wall(), name, kind->lasts, pick_for(*kind)});
    tell(StartRequested{}, now());
  }

  Pick pick_for(const Kind& kind) {
    const auto picked = std::exchange(start_.picked, std::nullopt);
    if (picked && picked->kind == kind.name) return picked->pick;
    if (picked) start_.rotation.skipped(picked->pick);
    const Settings& settings = planner().settings();
    return start_.rotation.pick(kind, {wall(), local(), today()}, {settings.remedies, settings.remedies.good});
  }

  void note_work() {
    if (planner().counting() && !today()) start_.work_began = local();
  }

  // When the work of this day began, if it has.
  [[nodiscard]] std::optional<LocalTime> today() const {
    const auto day = [](LocalTime at) { return std::chrono::floor<std::chrono::days>(at); };
    return start_.work_began && day(*start_.work_began) == day(local()) ? start_.work_began : std::nullopt;
  }

  [[nodiscard]] bool full() const { return breaks_.size() >= most_planned; }
  [[nodiscard]] Planner& planner() { return start_.planner; }
  [[nodiscard]] Instant now() const { return start_.planner.state().now; }
  [[nodiscard]] WallTime wall() const { return start_.planner.state().clock.when(now()); }
  [[nodiscard]] LocalTime local() const { return start_.planner.state().clock.zone.to_local(wall()); }

  PlanStart start_;
  std::vector<PlannedBreak> breaks_;
};

}  // namespace

std::vector<PlannedBreak> plan(PlanStart start, Duration length) {
  const Instant end = start.now + length;
  return Play(std::move(start)).until(end);
}

}  // namespace unknot::remedies

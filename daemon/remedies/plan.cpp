// SPDX-License-Identifier: MIT
#include "remedies/plan.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace unknot::remedies {

namespace {

using std::chrono::days;

// The one that came last.
struct Announcement {
  std::string kind;
  std::optional<WallTime> at;
};

class Play {
 public:
  explicit Play(PlanStart start) : start_(std::move(start)) {}

  Plan until(Instant end) && {
    note_days_off(end);
    arrive();
    const auto& reminder = planner().state().reminder;
    if (plan_.breaks.empty() && reminder && std::holds_alternative<Shown>(reminder->phase)) take(reminder->lead);
    for (auto due = planner().deadline(); due && *due <= end && !full(); due = planner().deadline()) {
      tell(TimePassed{}, *due);
    }
    return std::move(plan_);
  }

 private:
  // The person comes back, takes their hands off the keyboard for each break, and what holds reminders back ends.
  void arrive() {
    tell(TimePassed{}, start_.now);
    const Holds holds = planner().state().holds;
    for (const auto& hold : holds) tell(HoldEnded{hold.first}, now());
    for (const Event& event :
         std::initializer_list<Event>{DeliveryRestored{}, WokeUp{}, ScreenUnlocked{}, InputSeen{}, TypingPaused{}}) {
      tell(event, now());
    }
  }

  void tell(const Event& event, Instant at) {
    note_work();
    for (const Effect& effect : planner().handle(event, at)) {
      if (const auto* shown = std::get_if<ShowReminder>(&effect)) take(shown->kind);
      if (const auto* announced = std::get_if<AnnounceBreak>(&effect)) announced_ = {announced->kind, wall()};
      if (const auto* told = std::get_if<TellLimit>(&effect)) plan_.limits.push_back({wall(), told->worked});
    }
  }

  void take(const std::string& name) {
    if (full()) return;
    const auto& kinds = planner().settings().kinds;
    const auto kind = std::ranges::find(kinds, name, &Kind::name);
    if (kind == kinds.end()) return;
    const auto announced = std::exchange(announced_, {});
    plan_.breaks.push_back({.at = wall(),
                            .kind = name,
                            .lasts = kind->lasts,
                            .pick = pick_for(*kind),
                            .fixed = kind->comes_by_clock(),
                            .announced = announced.kind == name ? announced.at : std::nullopt});
    tell(StartRequested{}, now());
  }

  Pick pick_for(const Kind& kind) {
    const auto picked = std::exchange(start_.picked, std::nullopt);
    if (picked && picked->kind == kind.name) return picked->pick;
    if (picked) start_.rotation.skipped(picked->pick);
    const Settings& settings = planner().settings();
    return start_.rotation.pick(kind, {wall(), local(), today(), planner().state().standing},
                                {settings.remedies, settings.remedies.good});
  }

  void note_days_off(Instant end) {
    const auto& off = planner().settings().days_off;
    const WallClock& clock = planner().state().clock;
    const auto date_at = [&](Instant at) { return std::chrono::floor<days>(clock.zone.to_local(clock.when(at))); };
    for (auto date = date_at(start_.now); date <= date_at(end); date += days{1}) {
      if (!is_off(off, date)) continue;
      const auto first = date;
      while (is_off(off, date) && date - first < farthest_change) date += days{1};
      plan_.days_off.push_back({std::max(clock.zone.to_wall(first), clock.when(start_.now)),
                                is_off(off, date) ? std::nullopt : std::optional{clock.zone.to_wall(date)}});
    }
  }

  void note_work() {
    if (planner().counting() && !today()) start_.work_began = local();
  }

  // When the work of this day began, if it has.
  [[nodiscard]] std::optional<LocalTime> today() const {
    const auto day = [](LocalTime at) { return std::chrono::floor<days>(at); };
    return start_.work_began && day(*start_.work_began) == day(local()) ? start_.work_began : std::nullopt;
  }

  [[nodiscard]] bool full() const { return plan_.breaks.size() >= most_planned; }
  [[nodiscard]] Planner& planner() { return start_.planner; }
  [[nodiscard]] Instant now() const { return start_.planner.state().now; }
  [[nodiscard]] WallTime wall() const { return start_.planner.state().clock.when(now()); }
  [[nodiscard]] LocalTime local() const { return start_.planner.state().clock.zone.to_local(wall()); }

  PlanStart start_;
  Plan plan_;
  Announcement announced_;
};

}  // namespace

Plan plan(PlanStart start, Duration length) {
  const Instant end = start.now + length;
  return Play(std::move(start)).until(end);
}

}  // namespace unknot::remedies

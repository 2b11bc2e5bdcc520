// SPDX-License-Identifier: MIT
// What always holds of a planner that is called at each of its deadlines.
#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "planner/planner.hpp"
#include "strikes.hpp"

namespace unknot::any_day {

// The time that counted as work (R1), less what was taken back (R2), by a book of its own.
class WorkBook {
 public:
  void before(const Planner& planner, Instant now) {
    if (planner.counting() && now > planner.state().now) spans_.push_back({planner.state().now, now});
    had_left_ = planner.state().presence.left;
  }

  void after(const Planner& planner) {
    const Presence& presence = planner.state().presence;
    if (had_left_ || !presence.left) return;
    std::erase_if(spans_, [&](const auto& span) { return span.from >= *presence.silent_since; });
    if (!spans_.empty()) spans_.back().to = std::min(spans_.back().to, *presence.silent_since);
  }

  [[nodiscard]] Duration since(Instant began) const {
    Duration sum{};
    for (const auto& span : spans_) sum += std::max(Duration{}, span.to - std::max(span.from, began));
    return sum;
  }

 private:
  std::vector<Schedule::Span> spans_;
  bool had_left_ = false;
};

// There is one place on the screen: every effect must fit what stands there.
class ScreenBook {
 public:
  void follow(const Effect& effect, const Planner& planner) {
    if (std::holds_alternative<ShowReminder>(effect)) show(planner);
    if (std::holds_alternative<WithdrawReminder>(effect)) RC_ASSERT(std::exchange(stands_, "") == "reminder");
    if (std::holds_alternative<BeginBreak>(effect)) {
      RC_ASSERT((announced_.empty() && stands_ != "countdown"));
      stands_ = "countdown";
    }
    if (std::holds_alternative<EndBreak>(effect)) RC_ASSERT(std::exchange(stands_, "") == "countdown");
    if (const auto* record = std::get_if<RecordOutcome>(&effect)) follow(record->outcome);
    // Closed it was all the same (R29).
    if (effect == Effect{RefuseRequest{Wish::dismiss, Refusal::is_strict}})
      RC_ASSERT(std::exchange(stands_, "") == "reminder");
    if (const auto* announce = std::get_if<AnnounceBreak>(&effect)) {
      RC_ASSERT((announced_.empty() && announce->left > Duration{}));
      announced_ = announce->kind;
    }
    if (const auto* retract = std::get_if<RetractAnnouncement>(&effect))
      RC_ASSERT(std::exchange(announced_, "") == retract->kind);
  }

  void check(const Planner& planner) {
    const PlannerState& s = planner.state();
    if (!s.undeliverable.empty()) {  // what was not delivered left the screen by itself
      if (stands_ == "reminder") stands_.clear();
      announced_.clear();
    }
    RC_ASSERT((stands_ == "countdown") == s.begun.has_value());
    const bool shown = s.reminder && std::holds_alternative<Shown>(s.reminder->phase);
    RC_ASSERT((stands_ == "reminder") == shown);
    RC_ASSERT(announced_ == s.announced.value_or(""));
    RC_ASSERT((announced_.empty() || (stands_.empty() && planner.obstacle() == Obstacle::none)));
  }

 private:
  void show(const Planner& planner) {
    const PlannerState& s = planner.state();
    RC_ASSERT(stands_ != "countdown");
    RC_ASSERT((!s.pause && s.hours.inside && !s.presence.absent() && !s.begun));
    for (const auto& [hold, cause] : s.holds) RC_ASSERT(!planner.settings().hold[hold]);
    RC_ASSERT((!s.elsewhere.since && !s.elsewhere.call));
    stands_ = "reminder";
    announced_.clear();
  }

  void follow(Outcome outcome) {
    if (outcome == Outcome::interrupted) RC_ASSERT(std::exchange(stands_, "") == "countdown");
    // On a server where that may mean "later" a person who closes it has snoozed it.
    if (outcome == Outcome::snoozed && stands_ == "reminder") stands_.clear();
    if (outcome == Outcome::dismissed) RC_ASSERT(std::exchange(stands_, "") == "reminder");
  }

  std::string stands_;
  std::string announced_;
};

// R38, R39: each break that has ended is recorded once, and what was recorded done is all that changes the posture.
class EndBook {
 public:
  void follow(const Planner& planner, const Event& event, const Effect& effect) {
    if (const auto* end = std::get_if<EndBreak>(&effect)) {
      RC_ASSERT(open_.empty());
      open_ = end->kind;
    }
    const auto* record = std::get_if<RecordOutcome>(&effect);
    if (!record) return;
    const Kind* kind = planner.state().schedule.find(record->kind);
    if (record->outcome == Outcome::done && kind && kind->changes_posture()) standing_ = !standing_;
    const bool ends =
        record->outcome == Outcome::done || record->outcome == Outcome::worked || record->outcome == Outcome::skipped;
    if (!ends) return;
    if (open_.empty()) return RC_ASSERT(answers(event, record->outcome));
    RC_ASSERT(std::exchange(open_, "") == record->kind);
  }

  void check(const Planner& planner) const {
    const PlannerState& s = planner.state();
    RC_ASSERT(open_ == (s.asked ? s.asked->kind : ""));
    RC_ASSERT(standing_ == s.standing);
    if (!s.asked) return;
    RC_ASSERT((!s.begun && !s.presence.absent()));
    RC_ASSERT((!s.reminder || !std::holds_alternative<Shown>(s.reminder->phase)));
    RC_ASSERT((s.asked->until > s.now && s.asked->until <= s.now + std::chrono::minutes{1}));
  }

 private:
  // Without a break that has ended only the answer to a reminder, or to the next break, is recorded.
  static bool answers(const Event& event, Outcome outcome) {
    if (outcome == Outcome::done) return std::holds_alternative<DoneRequested>(event);
    const bool skips = std::holds_alternative<SkipRequested>(event) || std::holds_alternative<NextSkipRequested>(event);
    return outcome == Outcome::skipped && skips;
  }

  std::string open_;
  bool standing_ = false;
};

// R26 to R33, R38, R39.
class Always {
 public:
  void before(const Planner& planner, Instant now) {
    work_.before(planner, now);
    strikes_.before(planner);
    const PlannerState& s = planner.state();
    asked_ = s.asked.has_value();
    lead_strict_ = s.begun ? s.begun->strict : s.reminder && is_strict(planner, s.reminder->lead);
  }

  void after(const Planner& planner, const Event& event, const std::vector<Effect>& effects) {
    work_.after(planner);
    for (const Effect& effect : effects) {
      screen_.follow(effect, planner);
      ends_.follow(planner, event, effect);
      follow(planner, event, effect);
    }
    screen_.check(planner);
    ends_.check(planner);
    const PlannerState& s = planner.state();
    RC_ASSERT(s.day.worked == work_.since(s.day.began));
    strikes_.after(planner, effects, std::holds_alternative<RemindRequested>(event));
  }

 private:
  static const Kind* kind_of(const Planner& planner, const std::string& name) {
    return planner.state().schedule.find(name);
  }

  static bool is_strict(const Planner& planner, const std::string& name) {
    const Kind* kind = kind_of(planner, name);
    return kind && kind->strict;
  }

  void follow(const Planner& planner, const Event& event, const Effect& effect) const {
    if (const auto* begin = std::get_if<BeginBreak>(&effect)) {
      const Duration lasts = kind_of(planner, begin->kind)->lasts;
      RC_ASSERT((begin->lasts >= lasts && begin->lasts <= 2 * lasts));
    }
    if (const auto* told = std::get_if<TellLimit>(&effect))
      RC_ASSERT((told->worked >= planner.settings().day.limit && told->worked == planner.state().day.worked));
    if (const auto* record = std::get_if<RecordOutcome>(&effect)) follow(planner, event, *record);
  }

  // A strict break is not skipped without force, and neither missed nor answered away.
  void follow(const Planner& planner, const Event& event, const RecordOutcome& record) const {
    const auto* skip = std::get_if<SkipRequested>(&event);
    const bool may_skip = (skip && (skip->forced || asked_)) || !is_strict(planner, record.kind);
    if (record.outcome == Outcome::skipped) RC_ASSERT(may_skip);
    if (record.outcome == Outcome::dismissed || record.outcome == Outcome::missed)
      RC_ASSERT(!is_strict(planner, record.kind));
    if (record.outcome == Outcome::interrupted && lead_strict_) RC_ASSERT((!skip || skip->forced));
  }

  WorkBook work_;
  ScreenBook screen_;
  EndBook ends_;
  StrikeBook strikes_;
  bool asked_ = false;
  bool lead_strict_ = false;
};

}  // namespace unknot::any_day

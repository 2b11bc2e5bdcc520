// SPDX-License-Identifier: MIT
// The question after a countdown: whether the person took the break (R38).
#include <utility>

#include "planner/planner.hpp"

namespace unknot {

namespace {

constexpr Duration time_to_answer = std::chrono::minutes{1};

}  // namespace

// Only of a countdown that ran out, and of a person who sees the question.
bool Planner::is_to_ask(const Begun& begun) const {
  const Kind* kind = s_.schedule.find(begun.kind);
  const bool there = !s_.presence.absent() && !s_.elsewhere.since && s_.undeliverable.empty();
  return kind && kind->confirm && begun.until <= s_.now && there;
}

// It counts as a rest until the person says otherwise.
void Planner::ask(const Begun& begun) {
  const Duration since_rest = changes_posture(begun.kind) ? Duration{} : s_.schedule.since_rest();
  s_.asked = Asked{begun.kind, s_.now + time_to_answer, since_rest};
}

void Planner::follow_question(std::vector<Effect>& effects) {
  if (!s_.asked) return;
  const bool over = s_.asked->until <= s_.now || s_.presence.absent() || s_.elsewhere.since;
  if (over) settle_question(Outcome::done, effects);
}

void Planner::settle_question(Outcome outcome, std::vector<Effect>& effects) {
  if (!s_.asked) return;
  const Asked asked = *s_.asked;
  s_.asked.reset();
  if (outcome == Outcome::done) return taken(asked.kind, effects);
  effects.push_back(RecordOutcome{asked.kind, outcome});
  s_.schedule.not_rested(asked.since_rest);
}

}  // namespace unknot

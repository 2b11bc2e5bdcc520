// SPDX-License-Identifier: MIT
// A saved state that is believed: whatever it says, the day goes on, at a bounded cost.
#pragma once

#include "any_day.hpp"
#include "history/recorder.hpp"
#include "history/state/state_text.hpp"
#include "planner/restart.hpp"

namespace fuzz {

// The most effects until then: each of three kinds may come every ten seconds, and is announced, retracted, shown,
// withdrawn and recorded. As many again for what was open.
inline std::size_t most_effects(Duration lived) {
  constexpr std::size_t each_time = 3 * 5;
  return each_time * (2 + static_cast<std::size_t>(lived / 10s));
}

// Takes it up after `away` and lives through a day, or what has 5,000 effects of it, waking at each deadline and
// skipping what comes up. Aborts where something does not hold.
inline void live_on(const unknot::history::Saved& saved, const unknot::Settings& settings, Duration away) {
  using namespace unknot;
  constexpr std::size_t enough = 5'000;
  const Instant began = saved.planner.now + away;
  const WallTime wall = saved.planner.clock.when(began);
  auto taken_up = take_up(settings, history::planner_now(saved, saved.boot, began, wall), began, wall, berlin);
  Planner planner = std::move(taken_up.planner);
  history::Recorder recorder(saved.recorder, wall - away, planner);
  std::size_t effects = 0;
  const auto carry_out = [&](const std::vector<Effect>& wanted, Instant now) {
    effects += wanted.size();
    demand(effects <= most_effects(now - began));
    recorder.take(wanted, planner, {});
    demand(recorder.rows().spans.size() < 100);
    demand(!planner.deadline() || *planner.deadline() > now);
    demand(planner.state().schedule.spans().size() <= Schedule::most_spans);
    const Status status = planner.status(now);
    demand(!status.left || *status.left >= 0s);
  };
  carry_out(taken_up.effects, began);
  const Instant ends = began + 24h;
  while (effects < enough) {
    const auto due = planner.deadline();
    const Instant now = std::min(ends, due.value_or(ends));
    carry_out(planner.handle(TimePassed{}, now), now);
    if (now == ends) break;
    if (planner.state().reminder) carry_out(planner.handle(SkipRequested{}, now), now);
  }
}

}  // namespace fuzz

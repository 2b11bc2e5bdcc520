// SPDX-License-Identifier: MIT
// A day that passes through every state, and through every cause of each.
#pragma once

#include <functional>
#include <set>
#include <utility>

#include "support/timeline.hpp"
#include "words/language/calendar.hpp"

namespace unknot::support {

class EveryState {
 public:
  using Look = std::function<void(const Status&, const words::Calendar&)>;
  explicit EveryState(Look look) : look_(std::move(look)) {}

  void pass() {
    using namespace std::chrono_literals;
    at(1s, TimePassed{});
    at(1min, ScreenLocked{});
    at(4min, TimePassed{});
    at(5min, WentToSleep{});
    at(6min, WokeUp{});
    at(20min, ScreenUnlocked{});
    at(21min, HoldBegan{Hold::meeting, "zoom", "microphone"});
    at(22min, HoldBegan{Hold::dnd, ""});
    at(23min, HoldBegan{Hold::fullscreen, "zoom"});
    at(45min, HoldEnded{Hold::meeting});
    at(46min, HoldEnded{Hold::dnd});
    at(47min, HoldEnded{Hold::fullscreen});
    at(53min, SnoozeRequested{});
    at(54min + 999ms, StartRequested{});
    at(55min, DoneRequested{});
    at(56min + 499ms, PauseRequested{26h});
    at(57min, PauseRequested{std::nullopt});
    at(58min, ResumeRequested{});
    at(59min, DeliveryFailed{"?"});
    at(84min, TimePassed{});
    at(85min, DeliveryRestored{});
    at(90min, InputStopped{Instant{89min + 500ms}});
    at(100min, TimePassed{});
    at(10h, TimePassed{});
  }
  [[nodiscard]] const std::set<State>& seen() const { return seen_; }

 private:
  static Settings settings() {
    Settings settings;
    settings.kinds[0].enabled = true;
    settings.hours = parse_hours("Mon 09:00-18:00").value();
    return settings;
  }
  void at(Duration when, const Event& event) {
    day_.at(when, event);
    const Status status = day_.status();
    const PlannerState& state = day_.planner().state();
    seen_.insert(status.state);
    look_(status, words::calendar_at(state.clock, state.now));
  }

  Look look_;
  Timeline day_{settings()};
  std::set<State> seen_;
};

}  // namespace unknot::support

// SPDX-License-Identifier: MIT
// A day in a test: a planner, a clock that jumps from deadline to deadline, and a record of what came out.
#pragma once

#include <string>
#include <vector>

#include "planner/days/day.hpp"
#include "planner/planner.hpp"

namespace unknot::support {

class Timeline {
 public:
  explicit Timeline(Settings settings = {}, WallTime wall = default_start())
      : planner_(std::move(settings), Instant{}, wall, Zone{}) {}

  // Monday 2026-11-23 09:00:00 UTC
  static WallTime default_start() {
    using namespace std::chrono;
    return sys_days{2026y / November / 23} + hours{9};
  }

  // Lets time go by, doing what falls due.
  void advance_to(Duration at) {
    for (auto due = planner_.deadline(); due && due->time_since_epoch() <= at; due = planner_.deadline()) {
      note(planner_.handle(TimePassed{}, *due), due->time_since_epoch());
    }
    now_ = at;
  }

  void at(Duration at, const Event& event) {
    advance_to(at);
    note(planner_.handle(event, Instant{at}), at);
  }

  [[nodiscard]] Status status() const { return planner_.status(Instant{now_}); }
  [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }
  Planner& planner() { return planner_; }
  [[nodiscard]] const Planner& planner() const { return planner_; }

 private:
  void note(const std::vector<Effect>& effects, Duration at) {
    for (const Effect& effect : effects) lines_.push_back(day_line(at, effect));
  }

  Planner planner_;
  Duration now_{};
  std::vector<std::string> lines_;
};

}  // namespace unknot::support

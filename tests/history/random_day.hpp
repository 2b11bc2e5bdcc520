// SPDX-License-Identifier: MIT
// Days made of random events, as the fuzzers pick them, with sleep.
#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <cstdlib>
#include <random>
#include <vector>

#include "../fuzz/any_day.hpp"
#include "planner/planner.hpp"

namespace unknot::history::test {

struct Step {
  Event event;
  Instant at;
};

struct RandomDay {
  Settings settings;
  std::vector<Step> steps;
};

// The seed decides everything.
inline RandomDay random_day(unsigned seed, int events) {
  std::mt19937 random(seed);
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(events) * 16 + 64);
  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
  fuzz::Input input(bytes.data(), bytes.size());
  RandomDay day{random() % 2 ? fuzz::any_settings(input) : Settings{}, {}};
  Instant now;
  for (int step = 0; step < events; ++step) {
    now += fuzz::any_wait(input);
    if (random() % 25 == 0) {
      day.steps.push_back({WentToSleep{}, now});
      now += fuzz::any_wait(input) * 10;
      day.steps.push_back({WokeUp{}, now});
    }
    day.steps.push_back({fuzz::any_event(input, now), now});
  }
  return day;
}

inline Planner planner_of(const RandomDay& day) { return {day.settings, Instant{}, fuzz::start, fuzz::berlin}; }

// Calls `each(event, at)` for every step, and for every deadline before it.
template <typename Each>
void play(const RandomDay& day, const Planner& planner, Each each) {
  for (const Step& step : day.steps) {
    for (auto due = planner.deadline(); due && *due <= step.at; due = planner.deadline()) each(TimePassed{}, *due);
    each(step.event, step.at);
  }
}

template <typename Property>
bool on_random_days(int runs, Property property) {
  setenv("RC_PARAMS", ("max_success=" + std::to_string(runs)).c_str(), 0);
  const auto test = [&] {
    const auto seed = *rc::gen::arbitrary<unsigned>();
    property(random_day(seed, *rc::gen::inRange(1, 150)), seed);
  };
  return rc::check(test);
}

}  // namespace unknot::history::test

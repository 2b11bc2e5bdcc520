// SPDX-License-Identifier: MIT
// PURE: what is on screen, by where the planner stands.
#pragma once

#include <optional>
#include <string>

#include "planner/planner.hpp"

namespace unknot {

struct OnScreen {
  enum class What { reminder, countdown };
  What what;
  std::string kind;

  bool operator==(const OnScreen&) const = default;
};

// The one thing that asks for something; none: nothing, or a note. The person may have closed a countdown.
[[nodiscard]] inline std::optional<OnScreen> on_screen(const PlannerState& state) {
  if (state.begun) return OnScreen{OnScreen::What::countdown, state.begun->kind};
  if (!state.reminder || !std::holds_alternative<Shown>(state.reminder->phase)) return std::nullopt;
  return OnScreen{OnScreen::What::reminder, state.reminder->lead};
}

}  // namespace unknot

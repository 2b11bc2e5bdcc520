// SPDX-License-Identifier: MIT
// PURE: remedies in terms of the control interface.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "planner/settings.hpp"
#include "protocol/types.hpp"
#include "remedies/guide.hpp"
#include "remedies/plan.hpp"
#include "remedies/suggestion.hpp"

namespace unknot {

// What a break is about, and back again how it ends.
[[nodiscard]] protocol::Suggestion told(const remedies::Suggestion& suggestion, remedies::Ending ending);
[[nodiscard]] remedies::Ending ending_of(const protocol::Suggestion& suggestion);

// What is to be done, for people.
using SayOf = std::function<std::string(const remedies::Instruction&)>;
[[nodiscard]] std::vector<protocol::Step> told(const std::vector<remedies::Cue>& cues, const SayOf& say);

// Where a break is shown, from the wire.
[[nodiscard]] ViewMode view_of(protocol::ViewMode view);

// The name of what a break suggests.
using NameOf = std::function<std::string(const remedies::PlannedBreak&)>;
// Times are cut to seconds, lengths rounded up.
[[nodiscard]] protocol::PlanReply told(const remedies::Plan& plan, const NameOf& name_of);

}  // namespace unknot

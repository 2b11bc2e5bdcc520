// SPDX-License-Identifier: MIT
// `unknot plan`: the breaks of the next few hours, with or without a daemon.
#pragma once

#include <string>

#include "command_line/syntax.hpp"
#include "protocol/types.hpp"
#include "remedies/catalogue.hpp"
#include "text/calendar.hpp"
#include "text/output.hpp"
#include "text/render.hpp"

namespace unknot::cli {

namespace verb {

struct Plan {
  static constexpr Heading heading{"plan", "Show", "Show the breaks of the next few hours"};

  int hours = 4;

  static void describe(Syntax<Plan>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const Plan&) const = default;
};

}  // namespace verb

// PURE: one line a break, an announcement, and each other moment, as wide as `look` at most; a new day gets a line of
// its own.
[[nodiscard]] std::string plan_table(const protocol::PlanReply& plan, const remedies::Catalogue& catalogue,
                                     const Calendar& calendar, Look look = {});

}  // namespace unknot::cli

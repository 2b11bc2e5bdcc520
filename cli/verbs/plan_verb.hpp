// SPDX-License-Identifier: MIT
// `unknot plan`: the breaks of the next few hours, with or without a daemon. Returns the exit status.
#pragma once

#include <string>
#include <vector>

#include "command_line/command_line.hpp"
#include "protocol/types.hpp"
#include "remedies/catalogue.hpp"
#include "text/calendar.hpp"
#include "text/output.hpp"
#include "text/render.hpp"

namespace unknot::cli {

int plan_verb(const CommandLine& line, Output& output);

// PURE: one line a break, as wide as `look` at most; a new day gets a line of its own.
[[nodiscard]] std::string plan_table(const std::vector<protocol::PlannedBreak>& breaks,
                                     const remedies::Catalogue& catalogue, const Calendar& calendar, Look look = {});

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
// `unknot days-off`: the list of days without reminders in the person's own settings file, with or without a daemon.
#pragma once

#include <string>

#include "command_line/syntax.hpp"
#include "planner/calendar/days_off.hpp"
#include "text/output.hpp"

namespace unknot::cli::verb {

struct DaysOffList {
  static constexpr Heading heading{"days-off list", "Commands", "List the days without reminders"};

  int run(const Options& options, Output& output) const;
  bool operator==(const DaysOffList&) const = default;
};

struct DaysOffAdd {
  static constexpr Heading heading{"days-off add", "Commands", "Add days without reminders"};

  Words days;  // as parse_days_off reads them

  static void describe(Syntax<DaysOffAdd>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const DaysOffAdd&) const = default;
};

struct DaysOffRemove {
  static constexpr Heading heading{"days-off remove", "Commands", "Remove days from the list"};

  Words days;

  static void describe(Syntax<DaysOffRemove>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const DaysOffRemove&) const = default;
};

}  // namespace unknot::cli::verb

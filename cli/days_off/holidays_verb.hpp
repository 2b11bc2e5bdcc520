// SPDX-License-Identifier: MIT
// `unknot holidays import`: days off from a calendar file.
#pragma once

#include <optional>
#include <string>

#include "command_line/syntax.hpp"
#include "text/output.hpp"

namespace unknot::cli::verb {

struct HolidaysImport {
  static constexpr Heading heading{"holidays import", "Commands", "Add the all-day events of a calendar file"};

  std::string file;
  std::optional<int> year;  // default: this one and the next
  bool yes = false;

  static void describe(Syntax<HolidaysImport>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const HolidaysImport&) const = default;
};

}  // namespace unknot::cli::verb

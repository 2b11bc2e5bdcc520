// SPDX-License-Identifier: MIT
// `unknot sore`: how an area of the body feels today, for what breaks suggest and for the report.
#pragma once

#include <optional>

#include "command_line/syntax.hpp"
#include "remedies/remedy.hpp"
#include "text/output.hpp"

namespace unknot::cli::verb {

struct Sore {
  static constexpr Heading heading{"sore", "Answer", "Score how an area of your body feels today"};

  std::optional<remedies::Area> area;  // none: it asks
  std::optional<int> score;            // there if the area is

  static void describe(Syntax<Sore>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const Sore&) const = default;
};

}  // namespace unknot::cli::verb

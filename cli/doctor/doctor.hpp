// SPDX-License-Identifier: MIT
// `unknot doctor`: checks everything reminders depend on.
#pragma once

#include "command_line/syntax.hpp"
#include "text/output.hpp"

namespace unknot::cli::verb {

struct Doctor {
  static constexpr Heading heading{"doctor", "Show", "Find problems and show how to fix them"};

  // Fails if anything is broken that stops reminders. Also looks when the daemon does not run.
  int run(const Options& options, Output& output) const;
  bool operator==(const Doctor&) const = default;
};

}  // namespace unknot::cli::verb

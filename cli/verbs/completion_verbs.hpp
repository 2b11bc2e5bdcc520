// SPDX-License-Identifier: MIT
// `unknot completion SHELL`, and the hidden `unknot __complete WHAT` that the completions ask for values.
#pragma once

#include "command_line/completion.hpp"
#include "command_line/syntax.hpp"
#include "text/output.hpp"

namespace unknot::cli::verb {

struct Completion {
  static constexpr Heading heading{"completion", "Script", "Print shell completions"};

  Shell shell{};

  static void describe(Syntax<Completion>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const Completion&) const = default;
};

struct Complete {
  static constexpr Heading heading{"__complete", "", ""};

  // The name of an argument such as KIND or KEY, then the words typed so far, without the options.
  Words words;

  static void describe(Syntax<Complete>& syntax);
  // One word a line; never an error.
  int run(const Options& options, Output& output) const;
  bool operator==(const Complete&) const = default;
};

}  // namespace unknot::cli::verb

// SPDX-License-Identifier: MIT
// `unknot watch`: a line at each change, until the daemon stops or the reader closes the pipe.
#pragma once

#include "command_line/syntax.hpp"
#include "text/bar.hpp"
#include "text/output.hpp"

namespace unknot::cli::verb {

struct Watch {
  static constexpr Heading heading{"watch", "Show", "Print the state whenever it changes"};

  WatchFormat format = WatchFormat::json;
  bool wait = false;

  static void describe(Syntax<Watch>& syntax);
  // Waybar's lines and `--wait` outlive the daemon: they wait for its socket to come back.
  int run(const Options& options, Output& output) const;
  bool operator==(const Watch&) const = default;
};

}  // namespace unknot::cli::verb

// SPDX-License-Identifier: MIT
// The command line of unknot-view.
#pragma once

#include <expected>
#include <optional>
#include <string>

namespace unknot::view {

struct Options {
  bool full = false;   // on all monitors
  bool given = false;  // the break is on standard input
  std::optional<std::string> socket;
  bool help = false;
  bool version = false;
};

// The error is a sentence for people.
[[nodiscard]] std::expected<Options, std::string> parse_options(int argc, char** argv);
[[nodiscard]] const char* help_text();

}  // namespace unknot::view

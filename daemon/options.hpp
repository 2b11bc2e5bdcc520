// SPDX-License-Identifier: MIT
// The command line of unknotd.
#pragma once

#include <expected>
#include <optional>
#include <string>

namespace unknot {

struct Options {
  bool help = false;
  bool version = false;
  bool foreground = false;
  bool remind_now = false;
  bool plain = false;
  std::optional<std::string> config;
  std::optional<std::string> socket;
  std::optional<std::string> simulate;  // the day file
};

// The error is a sentence for people.
[[nodiscard]] std::expected<Options, std::string> parse_options(int argc, char* const* argv);

// What --help prints.
[[nodiscard]] std::string help_text();

}  // namespace unknot

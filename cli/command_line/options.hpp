// SPDX-License-Identifier: MIT
// The options that every command takes.
#pragma once

#include <optional>
#include <string>

#include "text/output.hpp"

namespace unknot::cli {

struct Options {
  bool json = false;
  bool quiet = false;
  bool plain = false;
  Color color = Color::automatic;
  std::optional<std::string> socket;
  std::optional<std::string> config;

  bool operator==(const Options&) const = default;
};

}  // namespace unknot::cli

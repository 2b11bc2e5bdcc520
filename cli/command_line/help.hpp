// SPDX-License-Identifier: MIT
// The layout of `unknot COMMAND --help`, independent of the CLI11 version.
#pragma once

#include <CLI/App.hpp>
#include <string>

namespace unknot::cli {

class HelpFormatter : public CLI::FormatterBase {
 public:
  // `name` is the command with those above it: "unknot config set".
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
};

}  // namespace unknot::cli

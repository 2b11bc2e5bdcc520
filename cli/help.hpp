// SPDX-License-Identifier: MIT
// How `unknot COMMAND --help` looks: laid out here, as each version of CLI11 has a layout of its own.
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

// SPDX-License-Identifier: MIT
// Every command with its options, arguments and help, as CLI11 reads them.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "cli/command_line.hpp"

namespace unknot::cli {

// Neither copied nor moved: what is parsed goes into the command line in it.
class Commands {
 public:
  Commands();
  Commands(const Commands&) = delete;
  Commands& operator=(const Commands&) = delete;

  [[nodiscard]] CLI::App& app() { return app_; }
  // What the options said; the verb and its words are left as they were.
  [[nodiscard]] CommandLine& line() { return line_; }
  [[nodiscard]] bool version_asked() const { return version_; }

 private:
  void add_common_options();
  void add_looking();
  void add_answering();
  void add_pausing();
  void add_config();
  void add_remedies();
  void add_history();
  void add_scripting();
  CLI::App& command(const std::string& name, const std::string& help, const std::string& group);

  CommandLine line_;
  bool version_ = false;
  CLI::App app_;
};

// Whether a word follows it, as with --format.
[[nodiscard]] bool takes_value(const CLI::Option& option);

// The words it takes if they are few, such as json, waybar and plain; else none.
[[nodiscard]] std::vector<std::string> choices_of(const CLI::Option& option);

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
// Every command with its options, arguments and help, as CLI11 reads them.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "command_line/command_line.hpp"

namespace unknot::cli {

// Neither copied nor moved: what is parsed goes into the command line in it.
class Commands {
 public:
  using Words = std::vector<std::string>;

  Commands();
  Commands(const Commands&) = delete;
  Commands& operator=(const Commands&) = delete;

  [[nodiscard]] CLI::App& app() { return app_; }
  // Reads `arguments`. Throws what CLI11 throws.
  void parse(const Words& arguments);
  // What was read; the verb is left as it was.
  [[nodiscard]] CommandLine& line() { return line_; }
  // What nothing takes: unknown options, and words that are too many.
  [[nodiscard]] Words left_options() const;
  [[nodiscard]] Words left_words() const;
  // The value of an option as it was written.
  [[nodiscard]] std::string value_of(const CLI::Option& option) const;
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
  // `text` is how the help shows it: "KEY", "[KIND]", "VALUE...".
  void argument(CLI::App& command, const std::string& text, const std::string& help);
  template <typename Target>
  void option(CLI::App& command, const std::string& name, Target& target, const std::string& value,
              const std::string& help);
  [[nodiscard]] std::string placed(const std::string& word);
  [[nodiscard]] std::string written(const std::string& place) const;

  Words words_;  // those that CLI11 sees only by their places
  CommandLine line_;
  bool version_ = false;
  CLI::App app_;
};

// Whether a word follows it, as with --format.
[[nodiscard]] bool takes_value(const CLI::Option& option);

// The words it takes if they are few, such as json, waybar and plain; else none.
[[nodiscard]] std::vector<std::string> choices_of(const CLI::Option& option);

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
// Every command with its options, arguments and help, as CLI11 reads them.
#pragma once

#include <CLI/App.hpp>
#include <cstddef>
#include <deque>
#include <string>
#include <vector>

#include "command_line/syntax.hpp"

namespace unknot::cli {

// The commands of a grammar, which must outlive it. Neither copied nor moved: what is parsed goes into it.
class Commands {
 public:
  explicit Commands(const Grammar& grammar);
  Commands(const Commands&) = delete;
  Commands& operator=(const Commands&) = delete;

  [[nodiscard]] const CLI::App& app() const { return app_; }
  // Reads `arguments`. Throws what CLI11 throws.
  void parse(const Words& arguments);
  // Unknown options.
  [[nodiscard]] Words left_options() const;
  // All words that are neither commands nor options or their values, in the order they were written.
  [[nodiscard]] Words words() const;
  // The value of an option as it was written.
  [[nodiscard]] std::string value_of(const CLI::Option& option) const;
  [[nodiscard]] bool version_asked() const { return version_; }
  // The place of a command in the grammar; none of one that only holds others.
  [[nodiscard]] std::optional<std::size_t> place_of(const CLI::App& command) const;
  // Hands the common options that were given, and those of `command`, to what takes them.
  [[nodiscard]] Objection take_options(const CLI::App& command) const;
  // Some values of an option or argument, for the completions.
  [[nodiscard]] Words examples_of(const CLI::Option& option) const;

 private:
  // An option or argument, and what the grammar says of it.
  struct Bound {
    const CLI::App* command;
    const CLI::Option* option;
    const CommandSyntax::Option* described;  // none: an argument
    const Words* examples;
  };

  void add_command(const Grammar& grammar, const CommandSyntax& command);
  void add_help(CLI::App& parent, const std::string& group);
  CLI::App& parent_of(const Grammar& grammar, std::string_view name);
  void describe(CLI::App& app, const CommandSyntax& syntax);
  CLI::Option& add_option(CLI::App& app, const CommandSyntax::Option& option);
  CLI::Option& add_argument(CLI::App& app, const std::string& text, const std::string& help);
  [[nodiscard]] std::string placed(const std::string& word);
  [[nodiscard]] std::string written(const std::string& place) const;

  Words words_;             // those that CLI11 sees only by their places
  Words taken_;             // by an argument
  std::deque<bool> flags_;  // as they were read
  bool version_ = false;
  CLI::App app_;
  std::vector<const CLI::App*> places_;  // of the grammar's commands
  std::vector<Bound> bound_;
};

// Whether a word follows it, as with --format.
[[nodiscard]] bool takes_value(const CLI::Option& option);

// The words it takes if they are few, such as json, waybar and plain; else none.
[[nodiscard]] Words choices_of(const CLI::Option& option);

}  // namespace unknot::cli

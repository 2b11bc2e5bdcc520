// SPDX-License-Identifier: MIT
// Reads a command line by the description of all commands.
#pragma once

#include <cstddef>
#include <string>
#include <variant>

#include "command_line/syntax.hpp"
#include "command_line/usage.hpp"

namespace unknot::cli {

// Help or the version was asked for: it is the answer.
struct Asked {
  std::string text;
};

// A command was named and has taken what it was given: its place in the grammar.
struct Chosen {
  std::size_t at;
};

// `arguments` without the program's name; without a command it is the first one. `options` are what the grammar's
// common options are read into.
[[nodiscard]] std::variant<Chosen, Asked, UsageError> parse(const Grammar& grammar, const Options& options,
                                                            const Words& arguments);

}  // namespace unknot::cli

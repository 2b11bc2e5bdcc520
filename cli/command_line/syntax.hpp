// SPDX-License-Identifier: MIT
// The description of a command: its name, help, arguments and options, and what reads each of them into a type.
// Parsing, help, completion and the check of the manual all come from it.
#pragma once

#include <algorithm>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "command_line/options.hpp"
#include "planner/time.hpp"
#include "words/commands/usage.hpp"

namespace unknot::cli {

using Words = std::vector<std::string>;
// Why something can't be taken, for people; nothing: it was taken.
using Objection = std::optional<std::string>;
using Clock = std::function<WallTime()>;

// Of two flags and their names.
inline Objection not_both(bool one, bool other, std::string_view name, std::string_view name_of_other) {
  if (!one || !other) return std::nullopt;
  return words::not_both(name, name_of_other);
}

struct Heading {
  std::string_view name;   // after the names of the commands above it: "config set"
  std::string_view group;  // the title above it in the help; empty: it is hidden
  std::string_view help;   // one line
};

// A command, whatever its type.
struct CommandSyntax {
  struct Argument {
    std::string text;  // as the help shows it: "KEY", "[KIND]", "VALUE..."
    std::string help;
    std::function<Objection(const Words&)> take;  // all of its words, at least one
    Words examples;                               // for completions
  };
  struct Option {
    std::string names;  // "-j,--json"
    std::string value;  // "PATH", or its choices: "json|waybar|plain"; empty: it takes none
    std::string help;
    std::function<Objection(const std::string&)> take;
    Words examples;
  };

  Heading heading;
  std::vector<Argument> arguments;
  std::vector<Option> options;
  std::function<Objection(const Options&)> check;  // what no single value shows; may be empty
};

// All commands, in the order of the help.
struct Grammar {
  CommandSyntax common;         // the options of every command
  std::vector<Heading> groups;  // commands that only hold others, such as config
  std::vector<CommandSyntax> commands;
};

// Reads text as it is written.
struct AsWritten {
  std::expected<std::string, std::string> operator()(const std::string& text) const { return text; }
};

// The enum in a field, which may be optional.
template <typename Field>
struct ChoiceOf {
  using Enum = Field;
};
template <typename Value>
struct ChoiceOf<std::optional<Value>> {
  using Enum = Value;
};

// Describes one command and what its arguments and options mean for `Verb`, an object of which they are read into; it
// must outlive the description. A reader makes a value of text, or a sentence for people of what is wrong with it.
template <typename Verb>
class Syntax {
 public:
  Syntax(Verb& verb, CommandSyntax& syntax, Clock clock) : verb_(verb), syntax_(syntax), clock_(std::move(clock)) {}

  // For readers: asked only if a time is to be read.
  [[nodiscard]] const Clock& clock() const { return clock_; }

  // The words of an argument with dots go into a list, or are joined by spaces.
  template <typename Field, typename Read = AsWritten>
  void argument(std::string text, std::string help, Field Verb::* field, Words examples = {}, Read read = {}) {
    syntax_.arguments.push_back({std::move(text), std::move(help),
                                 [verb = &verb_, field, read = std::move(read)](const Words& words) {
                                   return put_all(verb->*field, words, read);
                                 },
                                 std::move(examples)});
  }

  template <typename Field, typename Read = AsWritten>
  void option(std::string names, std::string value, std::string help, Field Verb::* field, Words examples = {},
              Read read = {}) {
    syntax_.options.push_back({std::move(names), std::move(value), std::move(help),
                               [verb = &verb_, field, read = std::move(read)](const std::string& text) {
                                 return put(verb->*field, text, read);
                               },
                               std::move(examples)});
  }

  // One of `words`, which are in the order of the field's enum.
  template <typename Field>
  void choice(std::string names, const Words& words, std::string help, Field Verb::* field) {
    option(std::move(names), joined(words, '|'), std::move(help), field, words,
           [words](const std::string& text) -> std::expected<typename ChoiceOf<Field>::Enum, std::string> {
             return static_cast<typename ChoiceOf<Field>::Enum>(std::ranges::find(words, text) - words.begin());
           });
  }

  void flag(std::string names, std::string help, bool Verb::* field) {
    syntax_.options.push_back({std::move(names),
                               "",
                               std::move(help),
                               [verb = &verb_, field](const std::string&) {
                                 verb->*field = true;
                                 return Objection{};
                               },
                               {}});
  }

  // `check` is a function of the verb and the common options that returns an Objection.
  template <typename Check>
  void check(Check check) {
    syntax_.check = [verb = &verb_, check](const Options& options) { return check(*verb, options); };
  }

 private:
  static std::string joined(const Words& words, char between) {
    std::string text;
    for (const std::string& word : words) text += (&word == &words.front() ? "" : std::string{between}) + word;
    return text;
  }

  template <typename Field, typename Read>
  static Objection put(Field& field, const std::string& text, const Read& read) {
    auto value = read(text);
    if (!value) return value.error();
    field = *std::move(value);
    return std::nullopt;
  }

  template <typename Field, typename Read>
  static Objection put_all(Field& field, const Words& words, const Read& read) {
    if constexpr (std::is_same_v<Field, Words>) {
      field = words;
      return std::nullopt;
    } else {
      return put(field, joined(words, ' '), read);
    }
  }

  Verb& verb_;
  CommandSyntax& syntax_;
  Clock clock_;
};

}  // namespace unknot::cli

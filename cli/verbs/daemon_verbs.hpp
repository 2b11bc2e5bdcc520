// SPDX-License-Identifier: MIT
// The verbs that ask the daemon once, and change nothing.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "command_line/syntax.hpp"
#include "protocol/types.hpp"
#include "text/output.hpp"

namespace unknot::cli::verb {

struct Status {
  static constexpr Heading heading{"status", "Show", "Show the current state and the next break"};

  int run(const Options& options, Output& output) const;
  bool operator==(const Status&) const = default;
};

struct Call {
  static constexpr Heading heading{"call", "Script", "Call a method of the daemon"};

  std::string method;  // its whole name
  boost::json::object parameters;

  static void describe(Syntax<Call>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const Call&) const = default;
};

struct Introspect {
  static constexpr Heading heading{"introspect", "Script", "Print the description of an interface"};

  std::string interface{protocol::interface_name};

  static void describe(Syntax<Introspect>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const Introspect&) const = default;
};

struct Version {
  static constexpr Heading heading{"version", "Script", "Print the versions of unknot and unknotd"};

  int run(const Options& options, Output& output) const;
  bool operator==(const Version&) const = default;
};

}  // namespace unknot::cli::verb

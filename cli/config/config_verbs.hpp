// SPDX-License-Identifier: MIT
// The verbs of `unknot config`. They work on files, with or without a daemon.
#pragma once

#include <optional>
#include <string>

#include "command_line/syntax.hpp"
#include "text/output.hpp"

namespace unknot::cli::verb {

struct ConfigShow {
  static constexpr Heading heading{"config show", "Commands", "Print the settings in effect"};

  bool origin = false;
  bool defaults = false;

  static void describe(Syntax<ConfigShow>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const ConfigShow&) const = default;
};

struct ConfigGet {
  static constexpr Heading heading{"config get", "Commands", "Print one value"};

  std::string key;

  static void describe(Syntax<ConfigGet>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const ConfigGet&) const = default;
};

struct ConfigSet {
  static constexpr Heading heading{"config set", "Commands", "Change one value in your settings file"};

  std::string key;
  std::string value;   // as it was typed: the key says how to read it
  bool fresh = false;  // the key may name a new break that is like another

  static void describe(Syntax<ConfigSet>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const ConfigSet&) const = default;
};

struct ConfigUnset {
  static constexpr Heading heading{"config unset", "Commands", "Remove one value from your settings file"};

  std::string key;

  static void describe(Syntax<ConfigUnset>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const ConfigUnset&) const = default;
};

struct ConfigEdit {
  static constexpr Heading heading{"config edit", "Commands", "Edit your settings; checked before saving"};

  int run(const Options& options, Output& output) const;
  bool operator==(const ConfigEdit&) const = default;
};

struct ConfigCheck {
  static constexpr Heading heading{"config check", "Commands", "Check the settings for errors"};

  std::optional<std::string> file;  // none: the person's own

  static void describe(Syntax<ConfigCheck>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const ConfigCheck&) const = default;
};

struct ConfigPath {
  static constexpr Heading heading{"config path", "Commands", "Print the path of your settings file"};

  int run(const Options& options, Output& output) const;
  bool operator==(const ConfigPath&) const = default;
};

}  // namespace unknot::cli::verb

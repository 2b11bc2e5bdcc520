// SPDX-License-Identifier: MIT
// `unknot profile`: settings that lie over the person's own for a while. Listing and showing them needs no daemon.
#pragma once

#include <optional>
#include <string>

#include "command_line/syntax.hpp"
#include "text/output.hpp"
#include "text/when.hpp"

namespace unknot::cli::verb {

struct ProfileList {
  static constexpr Heading heading{"profile list", "Commands", "List all profiles"};

  int run(const Options& options, Output& output) const;
  bool operator==(const ProfileList&) const = default;
};

struct ProfileUse {
  static constexpr Heading heading{"profile use", "Commands", "Use a profile, for a while or until you switch it off"};

  std::string profile;
  std::optional<When> when;  // none: until it is switched off

  static void describe(Syntax<ProfileUse>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const ProfileUse&) const = default;
};

struct ProfileOff {
  static constexpr Heading heading{"profile off", "Commands", "Stop using the profile"};

  int run(const Options& options, Output& output) const;
  bool operator==(const ProfileOff&) const = default;
};

struct ProfileShow {
  static constexpr Heading heading{"profile show", "Commands", "Show what a profile changes"};

  std::optional<std::string> profile;  // none: the one in use

  static void describe(Syntax<ProfileShow>& syntax);
  int run(const Options& options, Output& output) const;
  bool operator==(const ProfileShow&) const = default;
};

}  // namespace unknot::cli::verb

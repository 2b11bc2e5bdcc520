// SPDX-License-Identifier: MIT
// PURE: where the settings files of a person are.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "settings/layers.hpp"

namespace unknot::settings {

struct Places {
  std::vector<std::filesystem::path> system;      // the least important first
  std::filesystem::path user;                     // the one that is written; empty if there is no home directory
  bool user_was_named = false;                    // by --config or UNKNOT_CONFIG: then it must exist when it is loaded
  std::vector<std::filesystem::path> profiles{};  // the folders of profiles, the most important first
  std::filesystem::path profile_in_use{};         // the file that keeps which one is in use; empty: nothing does
  std::string profile{};                          // the name of the one in use; empty: none

  // The order they are merged in.
  [[nodiscard]] std::vector<std::filesystem::path> all() const;
  // The folder of the person's own remedies, `remedies.d` beside their settings file; empty if that has no place.
  [[nodiscard]] std::filesystem::path remedies() const;
  // The folder of the person's own profiles, `profiles` beside their settings file; empty if that has no place.
  [[nodiscard]] std::filesystem::path own_profiles() const;
  // These without a profile.
  [[nodiscard]] Places without_profile() const;
  // What is read: all settings files, and `*.toml` in the folders of remedies and of the person's own profiles.
  [[nodiscard]] std::vector<std::filesystem::path> watched() const;
};

// `$XDG_CONFIG_DIRS/unknot/config.toml` and `$XDG_CONFIG_HOME/unknot/config.toml`, with their defaults; in place of the
// second `named` (of --config), else UNKNOT_CONFIG. Profiles are beside each of them, and
// `$XDG_STATE_HOME/unknot/profile` keeps which one is in use; none is.
[[nodiscard]] Places find_places(const Environment& environment, const std::optional<std::string>& named = {});

}  // namespace unknot::settings

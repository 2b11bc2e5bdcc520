// SPDX-License-Identifier: MIT
// Profiles: named settings that lie over the person's own while one of them is in use, and which one that is. Short
// blocking calls on local files, good on any thread.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mistakes/mistake.hpp"
#include "planner/time.hpp"
#include "settings/places.hpp"

namespace unknot::settings {

// [A-Za-z0-9][A-Za-z0-9_-]*, 40 characters at most; "off" is none.
[[nodiscard]] bool is_profile_name(std::string_view name);

struct Profile {
  std::string name;
  std::filesystem::path file;

  bool operator==(const Profile&) const = default;
};

// All there are, sorted by name. Of those with one name the file in the first of the places' folders counts; names that
// can't be one of a profile are left out.
[[nodiscard]] std::vector<Profile> find_profiles(const Places& places);
[[nodiscard]] std::vector<std::string> profile_names(const Places& places);

// PURE: the first line of comment in the text of a profile, which says what it is for; empty if it begins without one.
[[nodiscard]] std::string description_of(std::string_view text);

// The file of the profile with this name; none if there is no such profile.
[[nodiscard]] std::optional<std::filesystem::path> find_profile(const Places& places, std::string_view name);

// The profile in use, as it is kept over restarts.
struct ProfileInUse {
  std::string name;
  std::optional<WallTime> until{};  // none: until it is switched off
  bool by_length = false;           // `until` is the end of a length, which a step of the wall clock moves along

  bool operator==(const ProfileInUse&) const = default;
};

// What is kept in `file`; none if there is nothing, or nothing that can be understood.
[[nodiscard]] std::optional<ProfileInUse> read_profile_in_use(const std::filesystem::path& file);

// Replaces what is kept; none: the file is removed. Nothing happens if `file` is empty.
[[nodiscard]] std::expected<void, Mistake> keep_profile_in_use(const std::filesystem::path& file,
                                                               const std::optional<ProfileInUse>& profile);

// find_places, with the folder of the profiles that come with this program and the profile in use at `now`.
[[nodiscard]] Places places_at(WallTime now, const Environment& environment,
                               const std::optional<std::string>& named = {});

}  // namespace unknot::settings

// SPDX-License-Identifier: MIT
#include "settings/places.hpp"

#include <algorithm>
#include <ranges>
#include <string_view>

#include "files/watch_points.hpp"
#include "strings/own_variables.hpp"

namespace unknot::settings {

namespace {

using std::filesystem::path;

constexpr std::string_view file_in_config = "unknot/config.toml";

// An empty variable counts as not set.
std::string value_of(const Environment& environment, const std::string& name) {
  const auto found = environment.find(name);
  return found == environment.end() ? std::string{} : found->second;
}

// Relative paths are to be ignored, says the XDG base directory specification.
std::vector<path> system_files(std::string_view directories) {
  std::vector<path> files;
  while (!directories.empty()) {
    const auto colon = std::min(directories.find(':'), directories.size());
    if (const path directory{directories.substr(0, colon)}; directory.is_absolute()) {
      files.push_back(directory / file_in_config);
    }
    directories.remove_prefix(std::min(colon + 1, directories.size()));
  }
  std::ranges::reverse(files);  // the most important one stands first in the variable
  return files;
}

// `$VARIABLE/file`, else `$HOME/usual/file`; empty if there is no home directory.
path file_at_home(const Environment& environment, const std::string& variable, const path& usual, const path& file) {
  if (const path folder{value_of(environment, variable)}; folder.is_absolute()) return folder / file;
  const path home{value_of(environment, "HOME")};
  return home.is_absolute() ? home / usual / file : path{};
}

path user_file(const Environment& environment) {
  return file_at_home(environment, "XDG_CONFIG_HOME", ".config", file_in_config);
}

std::vector<path> profile_folders(const Places& places) {
  std::vector<path> folders;
  if (!places.user.empty()) folders.push_back(places.own_profiles());
  for (const path& file : places.system | std::views::reverse) folders.push_back(file.parent_path() / "profiles");
  return folders;
}

}  // namespace

std::vector<path> Places::all() const {
  auto files = system;
  if (!user.empty()) files.push_back(user);
  return files;
}

path Places::remedies() const { return user.empty() ? path{} : user.parent_path() / "remedies.d"; }

path Places::own_profiles() const { return user.empty() ? path{} : user.parent_path() / "profiles"; }

Places Places::without_profile() const {
  Places places = *this;
  places.profile.clear();
  return places;
}

std::vector<path> Places::watched() const {
  auto watched = all();
  if (!user.empty()) watched.push_back(remedies() / files::any_toml);
  if (!user.empty()) watched.push_back(own_profiles() / files::any_toml);
  return watched;
}

Places find_places(const Environment& environment, const std::optional<std::string>& named) {
  Places places;
  const auto directories = value_of(environment, "XDG_CONFIG_DIRS");
  places.system = system_files(directories.empty() ? "/etc/xdg" : directories);
  const auto name = named ? *named : value_of(environment, own_variable::config);
  places.user_was_named = !name.empty();
  places.user = name.empty() ? user_file(environment) : path{name};
  places.profiles = profile_folders(places);
  places.profile_in_use = file_at_home(environment, "XDG_STATE_HOME", ".local/state", "unknot/profile");
  return places;
}

}  // namespace unknot::settings

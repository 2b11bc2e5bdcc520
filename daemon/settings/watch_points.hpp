// SPDX-License-Identifier: MIT
// The directory entries a file's path depends on: itself, each symbolic link on the way, the first part that is
// missing.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace unknot::settings {

// Names to look out for, by the real directory they are in; any_toml means every one that ends so.
using WatchPoints = std::map<std::filesystem::path, std::set<std::string>>;

inline constexpr const char* any_toml = "*.toml";

// Looks at the file system as it is now; what can't be looked at counts as missing. A path may end in any_toml.
[[nodiscard]] WatchPoints find_watch_points(const std::vector<std::filesystem::path>& files);

}  // namespace unknot::settings

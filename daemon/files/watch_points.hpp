// SPDX-License-Identifier: MIT
// What the meaning of a path depends on: every directory on the way, each symbolic link with all its directories, the
// first part that is missing, and the file itself.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace unknot::files {

inline constexpr const char* any_toml = "*.toml";

// A directory or a file that is there.
struct WatchPoint {
  std::set<std::string> names{};  // entries to look out for; any_toml means every one that ends so
  bool written = false;           // also when something is written, into it or into one of those

  bool operator==(const WatchPoint&) const = default;
};

// By the real path.
using WatchPoints = std::map<std::filesystem::path, WatchPoint>;

// Looks at the file system as it is now; what can't be looked at counts as missing. A path may end in any_toml.
[[nodiscard]] WatchPoints find_watch_points(const std::vector<std::filesystem::path>& files);

// The directories on the way to a file, those behind symbolic links too, and last the file; up to the first that can't
// be looked at.
[[nodiscard]] std::vector<std::filesystem::path> way_to(const std::filesystem::path& file);

// More files are not looked at.
inline constexpr std::size_t most_toml_files = 100;

// `*.toml` in the folder, sorted by name, one more than the most at most; names that begin with a dot are left out.
[[nodiscard]] std::vector<std::filesystem::path> toml_files_in(const std::filesystem::path& folder);

}  // namespace unknot::files

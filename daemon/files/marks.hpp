// SPDX-License-Identifier: MIT
// Detects changed files without reading them.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace unknot::files {

// Of a file behind all links: which one it is, and when it was changed last, its mode and owner included.
struct Mark {
  std::string file;
  int error = 0;  // why it can't be looked at; the rest is 0 then
  dev_t device = 0;
  ino_t inode = 0;
  off_t size = 0;
  std::int64_t changed_s = 0;
  std::int64_t changed_ns = 0;

  bool operator==(const Mark&) const = default;
};

using Marks = std::vector<Mark>;

[[nodiscard]] Mark mark_of(const std::filesystem::path& file);

// Of a path that ends in any_toml: the folder, and all such files in it.
[[nodiscard]] Marks marks_of(const std::vector<std::filesystem::path>& files);

}  // namespace unknot::files

// SPDX-License-Identifier: MIT
#include "files/locked.hpp"

#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <ranges>
#include <string>
#include <string_view>

#include "files/text.hpp"

namespace unknot::files {

// A line is "1: FLOCK  ADVISORY  WRITE 1234 00:2f:567 0 EOF": the file is the device in hexadecimal and its inode.
bool is_locked(const std::filesystem::path& file) {
  struct stat found{};
  if (::stat(file.c_str(), &found) != 0) return false;
  std::array<char, 64> id{};
  std::snprintf(id.data(), id.size(), " %02x:%02x:%ju ", ::major(found.st_dev), ::minor(found.st_dev),
                static_cast<std::uintmax_t>(found.st_ino));
  const std::string locks = read_text("/proc/locks").value_or("");
  for (const auto part : std::views::split(locks, '\n')) {
    const std::string_view line(part);
    if (line.contains(" FLOCK ") && line.contains(id.data())) return true;
  }
  return false;
}

}  // namespace unknot::files

// SPDX-License-Identifier: MIT
#include "files/marks.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "files/watch_points.hpp"

namespace unknot::files {

namespace {

// A folder is another when a file is put into it, whichever: only whether it can be read matters.
Mark mark_of_folder(const std::filesystem::path& folder) {
  const bool readable = ::faccessat(AT_FDCWD, folder.c_str(), R_OK | X_OK, AT_EACCESS) == 0;
  return {.file = folder, .error = readable ? 0 : errno};
}

}  // namespace

Mark mark_of(const std::filesystem::path& file) {
  struct stat found{};
  if (::stat(file.c_str(), &found) != 0) return {.file = file, .error = errno};
  return {.file = file,
          .error = 0,
          .device = found.st_dev,
          .inode = found.st_ino,
          .size = found.st_size,
          .changed_s = found.st_ctim.tv_sec,
          .changed_ns = found.st_ctim.tv_nsec};
}

Marks marks_of(const std::vector<std::filesystem::path>& files) {
  Marks marks;
  for (const auto& file : files) {
    if (file.filename() != any_toml) {
      marks.push_back(mark_of(file));
      continue;
    }
    marks.push_back(mark_of_folder(file.parent_path()));
    for (const auto& each : toml_files_in(file.parent_path())) marks.push_back(mark_of(each));
  }
  return marks;
}

}  // namespace unknot::files

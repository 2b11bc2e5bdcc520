// SPDX-License-Identifier: MIT
#include "files/way_in.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "files/watch_points.hpp"

namespace unknot::files {

namespace {

using std::filesystem::path;

bool is_closed(const path& file, int wanted) {
  return ::faccessat(AT_FDCWD, file.c_str(), wanted, AT_EACCESS) != 0 && errno == EACCES;
}

bool is_ours(const path& file) {
  struct stat found{};
  return ::stat(file.c_str(), &found) == 0 && found.st_uid == ::geteuid();
}

// As a word for a shell.
std::string word(const std::string& text) {
  constexpr const char* plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+./@%:,=";
  if (text.find_first_not_of(plain) == text.npos) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string command(const path& closed, const std::string& rights) {
  if (is_ours(closed)) return "chmod u+" + rights + " " + word(closed);
  if (is_ours(closed.parent_path())) return "sudo chown \"$USER\" " + word(closed);
  return "sudo chmod a+" + rights + " " + word(closed);
}

}  // namespace

std::string command_to_open(const path& file) {
  const auto way = way_to(file);
  for (const path& step : way) {
    const bool last = &step == &way.back();
    std::error_code error;
    const bool folder = std::filesystem::is_directory(step, error);
    if (folder && is_closed(step, last ? R_OK | X_OK : X_OK)) return command(step, last ? "rx" : "x");
    if (!folder && is_closed(step, R_OK)) return command(step, "r");
  }
  return {};
}

}  // namespace unknot::files

// SPDX-License-Identifier: MIT
#include "files/program.hpp"

#include <unistd.h>

#include <algorithm>

namespace unknot::files {

namespace {

namespace fs = std::filesystem;

bool is_program(const fs::path& file) {
  std::error_code error;
  return file.is_absolute() && fs::is_regular_file(file, error) && ::access(file.c_str(), X_OK) == 0;
}

}  // namespace

fs::path own_program() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error);
}

fs::path find_program(const std::string& name, const std::string& room, const fs::path& ours, const std::string& path) {
  const fs::path folder = ours.parent_path();
  for (const fs::path& beside : {folder / name, folder.parent_path() / room / name}) {
    if (is_program(beside)) return beside;
  }
  return find_in_path(name, path);
}

fs::path find_in_path(const std::string& name, std::string_view path) {
  for (std::size_t begin = 0; begin < path.size();) {
    const auto end = std::min(path.find(':', begin), path.size());
    if (fs::path file = fs::path(path.substr(begin, end - begin)) / name; is_program(file)) return file;
    begin = end + 1;
  }
  return {};
}

}  // namespace unknot::files

// SPDX-License-Identifier: MIT
#include "presenter/installed.hpp"

namespace unknot {

namespace fs = std::filesystem;

std::vector<fs::path> installed_folders(const std::string& what) {
  std::vector<fs::path> folders;
  std::error_code error;
  const auto program = fs::read_symlink("/proc/self/exe", error);
  if (!error) folders.push_back(program.parent_path().parent_path() / "share/unknot" / what);
  folders.push_back(fs::path(UNKNOT_DATA_DIR) / what);
  return folders;
}

std::string installed_file(const std::string& what, const std::string& name) {
  std::error_code error;
  for (const auto& folder : installed_folders(what)) {
    if (fs::is_regular_file(folder / name, error)) return folder / name;
  }
  return {};
}

}  // namespace unknot

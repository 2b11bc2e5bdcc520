// SPDX-License-Identifier: MIT
#include "files/installed.hpp"

#include "files/program.hpp"

namespace unknot::files {

namespace fs = std::filesystem;

std::vector<fs::path> installed_folders(const std::string& what) {
  std::vector<fs::path> folders;
  const auto program = own_program();
  if (!program.empty()) folders.push_back(program.parent_path().parent_path() / "share/unknot" / what);
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

}  // namespace unknot::files

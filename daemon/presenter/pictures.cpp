// SPDX-License-Identifier: MIT
#include "presenter/pictures.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "files/installed.hpp"
#include "protocol/endpoint.hpp"
#include "strings/own_variables.hpp"

namespace unknot {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyz0123456789-";

bool is_plain(const std::string& id) { return !id.empty() && id.find_first_not_of(plain) == std::string::npos; }

std::string picture_in(const fs::path& folder, const std::string& id) {
  std::error_code error;
  for (const char* ending : {".png", ".svg"}) {
    const auto file = fs::absolute(folder / (id + ending), error);
    if (!error && fs::is_regular_file(file, error)) return file;
  }
  return {};
}

}  // namespace

std::vector<fs::path> picture_folders() {
  std::vector<fs::path> folders;
  if (const auto given = protocol::from_environment(own_variable::pictures); given && !given->empty()) {
    folders.emplace_back(*given);
  }
  std::ranges::copy(files::installed_folders("pictures"), std::back_inserter(folders));
  return folders;
}

desktop::Picture picture_of(const std::string& id, const std::vector<fs::path>& folders) {
  if (!is_plain(id)) return {};
  for (const auto& folder : folders) {
    if (auto picture = picture_in(folder, id); !picture.empty()) return {picture, picture_in(folder / "small", id)};
  }
  return {};
}

}  // namespace unknot

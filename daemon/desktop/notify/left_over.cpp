// SPDX-License-Identifier: MIT
#include "notify/left_over.hpp"

#include <fstream>

namespace unknot::desktop {

std::optional<LeftOver> read_left_over(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) return std::nullopt;  // a pipe would keep us waiting
  std::ifstream in(file);
  LeftOver left;
  in >> left.bus >> left.shown.server >> left.shown.id;
  return in && g_dbus_is_unique_name(left.shown.server.c_str()) ? std::optional(left) : std::nullopt;
}

void keep_left_over(const std::filesystem::path& file, const LeftOver& left_over) {
  std::ofstream(file) << left_over.bus << ' ' << left_over.shown.server << ' ' << left_over.shown.id << '\n';
}

}  // namespace unknot::desktop

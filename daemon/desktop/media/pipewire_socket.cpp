// SPDX-License-Identifier: MIT
// Where PipeWire listens, and whether it is PipeWire that does.
#include "media/pipewire_socket.hpp"

#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <cstdio>
#include <filesystem>
#include <ranges>
#include <string_view>

#include "files/text.hpp"
#include "files/variable.hpp"

namespace unknot::desktop {

namespace fs = std::filesystem;

std::string pipewire_socket() {
  std::string name = variable("PIPEWIRE_REMOTE");
  if (name.starts_with('/')) return name;
  std::string folder = variable("PIPEWIRE_RUNTIME_DIR");
  if (folder.empty()) folder = variable("XDG_RUNTIME_DIR");
  return folder.empty() ? "" : folder + '/' + (name.empty() ? "pipewire-0" : name);
}

std::string pipewire_lock(const std::string& socket) { return socket + ".lock"; }

PipewireBehind pipewire_behind(const std::string& socket) {
  const fs::path folder = variable("XDG_RUNTIME_DIR");
  std::error_code error;
  const bool is_managed =
      fs::exists(folder / "systemd/private", error) && fs::equivalent(folder, fs::path(socket).parent_path(), error);
  if (!is_managed) return PipewireBehind::anybody;
  return is_locked(pipewire_lock(socket)) ? PipewireBehind::itself : PipewireBehind::nobody;
}

// "3: FLOCK  ADVISORY  WRITE 812 00:2a:57 0 EOF"
bool is_locked(const std::string& file) {
  struct stat about{};
  if (::stat(file.c_str(), &about) != 0) return false;
  const auto locks = files::read_text("/proc/locks");
  if (!locks) return true;  // unknown
  char place[64];
  std::snprintf(place, sizeof place, " %02x:%02x:%llu ", ::major(about.st_dev), ::minor(about.st_dev),
                static_cast<unsigned long long>(about.st_ino));
  for (const auto part : std::views::split(*locks, '\n')) {
    const std::string_view line(part);
    if (line.contains("FLOCK") && line.contains(place)) return true;
  }
  return false;
}

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
#include "sound/player_programs.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>

namespace unknot::desktop {

namespace {

// paplay comes first: it reaches PulseAudio and PipeWire. pw-play would wait where PipeWire runs for video only.
constexpr std::array programs{
    PlayerProgram{"paplay", "\"$UNKNOT_SOUND\""},
    PlayerProgram{"pw-play", "\"$UNKNOT_SOUND\""},
    PlayerProgram{"canberra-gtk-play", "-f \"$UNKNOT_SOUND\""},
    PlayerProgram{.name = "aplay", .arguments = "-q \"$UNKNOT_SOUND\"", .only_wav = true},
};

std::vector<std::string> folders_in(std::string_view search) {
  std::vector<std::string> folders;
  for (std::size_t begin = 0; begin <= search.size();) {
    const auto end = std::min(search.find(':', begin), search.size());
    // Anything else depends on where the daemon was started.
    if (const auto folder = search.substr(begin, end - begin); folder.starts_with('/')) folders.emplace_back(folder);
    begin = end + 1;
  }
  return folders;
}

std::string found_in(const std::vector<std::string>& folders, std::string_view name) {
  for (const std::string& folder : folders) {
    std::string path = folder + '/' + std::string(name);
    if (access(path.c_str(), X_OK) == 0) return path;
  }
  return {};
}

}  // namespace

std::vector<InstalledPlayer> installed_players(std::string_view search) {
  const auto folders = folders_in(search);
  std::vector<InstalledPlayer> installed;
  for (const PlayerProgram& program : programs) {
    if (auto path = found_in(folders, program.name); !path.empty()) installed.push_back({&program, std::move(path)});
  }
  return installed;
}

std::string known_players() {
  std::string all;
  for (const PlayerProgram& program : programs) {
    const bool last = program.name == programs.back().name;
    if (!all.empty()) all += last ? " and " : ", ";
    all += program.name;
  }
  return all;
}

}  // namespace unknot::desktop

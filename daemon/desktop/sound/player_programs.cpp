// SPDX-License-Identifier: MIT
#include "sound/player_programs.hpp"

#include <array>

#include "files/program.hpp"

namespace unknot::desktop {

namespace {

// paplay comes first: it reaches PulseAudio and PipeWire. pw-play would wait where PipeWire runs for video only.
constexpr std::array programs{
    PlayerProgram{"paplay", "\"$UNKNOT_SOUND\""},
    PlayerProgram{"pw-play", "\"$UNKNOT_SOUND\""},
    PlayerProgram{"canberra-gtk-play", "-f \"$UNKNOT_SOUND\""},
    PlayerProgram{.name = "aplay", .arguments = "-q \"$UNKNOT_SOUND\"", .only_wav = true},
};

}  // namespace

std::vector<InstalledPlayer> installed_players(std::string_view search) {
  std::vector<InstalledPlayer> installed;
  for (const PlayerProgram& program : programs) {
    const auto path = files::find_in_path(std::string(program.name), search);
    if (!path.empty()) installed.push_back({&program, path});
  }
  return installed;
}

std::vector<std::string> known_players() {
  std::vector<std::string> all;
  for (const PlayerProgram& program : programs) all.emplace_back(program.name);
  return all;
}

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
// The programs that play a sound, and which of them are installed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace unknot::desktop {

struct PlayerProgram {
  std::string_view name;       // "paplay"
  std::string_view arguments;  // for /bin/sh; $UNKNOT_SOUND is the absolute path of the sound
  bool only_wav = false;       // anything else it plays as noise
};

struct InstalledPlayer {
  const PlayerProgram* program;
  std::string path;  // absolute
};

// Those found in the folders of `search`, written like $PATH, the best first. Looks at the file system.
[[nodiscard]] std::vector<InstalledPlayer> installed_players(std::string_view search);

// paplay, pw-play, ...: their names.
[[nodiscard]] std::vector<std::string> known_players();

}  // namespace unknot::desktop

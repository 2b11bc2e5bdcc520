// SPDX-License-Identifier: MIT
// Plays a sound by a program of the desktop's.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "peer/sense.hpp"
#include "run/command.hpp"
#include "sound/player_programs.hpp"

namespace unknot::desktop {

// One sound at a time: what comes while one is played is left out. A program that fails is followed by the next that is
// installed, one that hangs is ended by its limit. Never waits. One thread, that of the io_context.
class SoundPlayer {
 public:
  // `run` starts a command, whose end must be handed to `ended`; that may happen within the call. `search` is $PATH.
  struct Needs {
    std::function<void(const Command&)> run;
    std::string search;
    Duration limit = std::chrono::seconds{10};  // a player that runs for longer is stopped
    std::function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;
  };

  explicit SoundPlayer(Needs needs) : needs_(std::move(needs)) {}

  // The absolute path of the sound. True: no program can play it, and that is new.
  bool play(const std::string& file);
  // Of any command; those that are no player are passed over. True: the sound was not heard, and why is new.
  bool ended(const Command& command, const CommandEnd& end);

  // The program that is tried first, and why none was heard the last time.
  [[nodiscard]] SourceState state();

 private:
  struct Playing {
    std::string file;
    std::vector<InstalledPlayer> left;  // to be tried if this one fails
    std::chrono::steady_clock::time_point since;
  };

  [[nodiscard]] bool busy() const;
  const std::vector<InstalledPlayer>& installed();
  bool now_is(sources::Problem problem);
  void try_next(Playing& playing);

  Needs needs_;
  // As last looked for: a folder of $PATH may be on a disk that does not answer, so only at first and after a failure.
  std::vector<InstalledPlayer> installed_;
  bool looked_ = false;
  std::optional<Playing> playing_;
  sources::Problem problem_;  // with the last sound that was to be played
};

}  // namespace unknot::desktop

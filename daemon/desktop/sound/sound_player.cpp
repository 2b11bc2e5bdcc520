// SPDX-License-Identifier: MIT
#include "sound/sound_player.hpp"

#include <utility>

#include "planner/duration.hpp"

namespace unknot::desktop {

namespace {

// Longer than any end of a player can take to be told: that of all of them, each at its limit.
constexpr std::chrono::minutes forgotten{2};

std::string problem_with(const Command& player, const CommandEnd& end, const std::string& file) {
  switch (end.how) {
    case CommandEnd::How::well: return {};
    case CommandEnd::How::failed: return player.name + " can't play " + file;
    case CommandEnd::How::not_started: return player.name + " can't be started";
    case CommandEnd::How::at_limit:
      return player.name + " was still playing " + file + " after " + spoken_duration(player.limit);
  }
  return {};
}

bool plays(const InstalledPlayer& player, const std::string& file) {
  return !player.program->only_wav || file.ends_with(".wav");
}

}  // namespace

void SoundPlayer::play(const std::string& file) {
  if (file.empty() || busy()) return;
  playing_ = Playing{file, installed_players(needs_.search), needs_.now()};
  std::erase_if(playing_->left, [&](const InstalledPlayer& player) { return !plays(player, file); });
  if (!playing_->left.empty()) return try_next();
  playing_.reset();
  problem_ = "no installed program can play " + file;
}

// Whoever runs the commands may never tell of an end.
bool SoundPlayer::busy() const { return playing_ && needs_.now() - playing_->since < forgotten; }

void SoundPlayer::try_next() {
  const InstalledPlayer player = playing_->left.front();
  playing_->left.erase(playing_->left.begin());
  const std::string name(player.program->name);
  needs_.run({.name = name,
              .line = "exec \"$UNKNOT_PLAYER\" " + std::string(player.program->arguments),
              .facts = {"UNKNOT_PLAYER=" + player.path, "UNKNOT_SOUND=" + playing_->file},
              .limit = needs_.limit,
              .what = Command::What::player});
}

bool SoundPlayer::ended(const Command& command, const CommandEnd& end) {
  if (command.what != Command::What::player || !playing_) return false;
  if (end.how != CommandEnd::How::well && end.how != CommandEnd::How::at_limit && !playing_->left.empty()) {
    try_next();
    return false;
  }
  const std::string file = std::exchange(playing_, std::nullopt)->file;
  const std::string before = std::exchange(problem_, problem_with(command, end, file));
  return problem_ != before && !problem_.empty();
}

SourceState SoundPlayer::state() const {
  const auto installed = installed_players(needs_.search);
  if (!installed.empty()) return {"sound", std::string(installed.front().program->name), problem_, ""};
  return {"sound", "", "sounds can't be played: none of " + known_players() + " is installed", ""};
}

}  // namespace unknot::desktop

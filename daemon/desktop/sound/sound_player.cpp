// SPDX-License-Identifier: MIT
#include "sound/sound_player.hpp"

#include "strings/own_variables.hpp"

#include <utility>

namespace unknot::desktop {

using sources::What;

namespace {

// Longer than any end of a player can take to be told: that of all of them, each at its limit.
constexpr std::chrono::minutes forgotten{2};

sources::Problem problem_with(const Command& player, const CommandEnd& end, const std::string& file) {
  using How = CommandEnd::How;
  switch (end.how) {
    case How::well: return {};
    case How::with_status:
    case How::by_signal:
    case How::failed: return {.what = What::cant_play, .name = player.name, .detail = file};
    case How::too_many:
    case How::cant_start:
    case How::refused: return {.what = What::cant_start, .name = player.name};
    case How::at_limit:
      return {.what = What::plays_too_long, .name = player.name, .detail = file, .after = player.limit};
  }
  return {};
}

bool plays(const InstalledPlayer& player, const std::string& file) {
  return !player.program->only_wav || file.ends_with(".wav");
}

}  // namespace

bool SoundPlayer::play(const std::string& file) {
  if (file.empty() || busy()) return false;
  if (!problem_.empty() || installed().empty()) looked_ = false;
  Playing playing{file, installed(), needs_.now()};
  std::erase_if(playing.left, [&](const InstalledPlayer& player) { return !plays(player, file); });
  if (playing.left.empty()) return now_is({.what = What::no_player_for, .detail = file});
  try_next(playing_.emplace(std::move(playing)));
  return false;
}

// True: it is another one than before.
bool SoundPlayer::now_is(sources::Problem problem) {
  const sources::Problem before = std::exchange(problem_, std::move(problem));
  return problem_ != before && !problem_.empty();
}

// Whoever runs the commands may never tell of an end.
bool SoundPlayer::busy() const { return playing_ && needs_.now() - playing_->since < forgotten; }

void SoundPlayer::try_next(Playing& playing) {
  const InstalledPlayer player = playing.left.front();
  playing.left.erase(playing.left.begin());
  const std::string name(player.program->name);
  needs_.run({.name = name,
              .line = "exec \"$UNKNOT_PLAYER\" " + std::string(player.program->arguments),
              .facts = {own_variable::assigned(own_variable::player, player.path),
                        own_variable::assigned(own_variable::sound, playing.file)},
              .limit = needs_.limit,
              .what = Command::What::player});
}

bool SoundPlayer::ended(const Command& command, const CommandEnd& end) {
  if (command.what != Command::What::player || !playing_) return false;
  if (end.how != CommandEnd::How::well && end.how != CommandEnd::How::at_limit && !playing_->left.empty()) {
    try_next(*playing_);
    return false;
  }
  const std::string file = std::move(playing_->file);
  playing_.reset();
  return now_is(problem_with(command, end, file));
}

const std::vector<InstalledPlayer>& SoundPlayer::installed() {
  if (!std::exchange(looked_, true)) installed_ = installed_players(needs_.search);
  return installed_;
}

SourceState SoundPlayer::state() {
  if (!installed().empty()) return {"sound", std::string(installed().front().program->name), problem_, ""};
  return {.name = "sound", .problem = {.what = What::no_player, .names = known_players()}};
}

}  // namespace unknot::desktop

// SPDX-License-Identifier: MIT
#include "shell/surroundings.hpp"

#include <algorithm>
#include <variant>

#include "presenter/topics.hpp"
#include "setup/sound_files.hpp"

namespace unknot {

namespace {

void use(const std::function<void()>& means) {
  if (means) means();
}

Sound due_sound(const Settings& settings) {
  const bool old_wish = settings.sound.due.what == Sound::What::none && settings.notification.sound;
  return old_wish ? Sound{.what = Sound::What::ours} : settings.sound.due;
}

// The sound, and the name of ours.
struct WantedSound {
  Sound sound;
  std::string ours;
};

struct WantedSoundWith {
  const Settings& settings;

  WantedSound operator()(const ShowReminder& effect) const {
    Sound sound = due_sound(settings);
    const bool insists = kind_of(settings, effect.kind).insists_on(Insist::sound, effect.repeats);
    if (insists && sound.what == Sound::What::none) sound.what = Sound::What::ours;
    return {sound, "start"};
  }
  WantedSound operator()(const BeginBreak&) const { return {settings.sound.start, "start"}; }
  WantedSound operator()(const EndBreak& effect) const {
    Sound sound = settings.sound.end;
    if (sound.what == Sound::What::automatic && !kind_of(settings, effect.kind).away_from_screen()) sound = {};
    return {sound, "end"};
  }
  WantedSound operator()(const auto&) const { return {}; }
};

struct Deed {
  const Surroundings::Means& means;
  const Planner& planner;

  void operator()(const BeginBreak& effect) const {
    const Kind kind = kind_of(planner.settings(), effect.kind);
    use(kind.pause_media ? means.pause_media : means.forget_media);
    if (kind.lock && !planner.state().presence.locked) use(means.lock);
  }
  void operator()(const EndBreak& effect) const {
    const bool resume = kind_of(planner.settings(), effect.kind).resume_media && !planner.state().presence.locked;
    use(resume ? means.resume_media : means.forget_media);
  }
  void operator()(const RecordOutcome& effect) const {
    if (effect.outcome == Outcome::interrupted) use(means.forget_media);
  }
  void operator()(const auto&) const {}
};

}  // namespace

bool wants_sounds(const Settings& settings) {
  const auto on = [](const Sound& sound) { return sound.what != Sound::What::none; };
  if (on(due_sound(settings)) || on(settings.sound.start)) return true;
  const bool by_kind = settings.sound.end.what == Sound::What::automatic;
  if (!by_kind && on(settings.sound.end)) return true;
  return std::ranges::any_of(settings.kinds, [&](const Kind& kind) {
    return kind.enabled && (kind.insists_on(Insist::sound, highest_count) || (by_kind && kind.away_from_screen()));
  });
}

std::string Surroundings::sound_of(const Effect& effect, const Planner& planner) const {
  const PlannerState& state = planner.state();
  if (!means_.play || state.presence.locked || state.holds.contains(Hold::meeting)) return {};
  const WantedSound wanted = std::visit(WantedSoundWith{planner.settings()}, effect);
  if (wanted.sound.what == Sound::What::file) return at_home(wanted.sound.file, means_.home);
  const bool ours = wanted.sound.what != Sound::What::none;
  return ours && means_.own_sound ? means_.own_sound(wanted.ours) : std::string{};
}

void Surroundings::play(const std::string& sound) const {
  if (!sound.empty() && means_.play) means_.play(sound);
}

void Surroundings::happened(const Effect& effect, const Planner& planner) const {
  std::visit(Deed{means_, planner}, effect);
}

desktop::SourceState Surroundings::sounds(const Settings& settings, const desktop::Screen& screen) const {
  desktop::SourceState state{.name = "sound", .source = sources::Provider::Kind::off};
  if (!wants_sounds(settings)) return state;
  if (screen.plays_sounds()) {
    state.source = screen.name().value_or("");
  } else if (means_.player) {
    state = means_.player();
  }
  return state;
}

}  // namespace unknot

// SPDX-License-Identifier: MIT
// What a break does to the world around the person: sounds, media players, the lock.
#pragma once

#include <functional>
#include <string>

#include "notify/screen.hpp"
#include "peer/sense.hpp"
#include "planner/effect.hpp"
#include "planner/planner.hpp"
#include "planner/settings.hpp"

namespace unknot {

// Whether these settings ever want a sound.
[[nodiscard]] bool wants_sounds(const Settings& settings);

// One thread, that of the io_context.
class Surroundings {
 public:
  // What it is done with; none: it is not done.
  struct Means {
    // The absolute path of our own sound "start" or "end", or empty.
    std::function<std::string(const std::string& name)> own_sound{};
    std::string home{};  // stands for the ~ of "~/bell.oga"
    std::function<void(const std::string& file)> play{};
    // The program that plays as `source`, and why nothing was heard the last time.
    std::function<desktop::SourceState()> player{};
    std::function<void()> pause_media{};
    std::function<void()> resume_media{};
    std::function<void()> forget_media{};
    std::function<void()> lock{};
  };

  explicit Surroundings(Means means) : means_(std::move(means)) {}

  // The file that goes with an effect that `planner` has carried out: with each showing of a reminder, with the
  // beginning and the end of a countdown. Empty: nothing is to be heard, as in a meeting or while the screen is locked.
  [[nodiscard]] std::string sound_of(const Effect& effect, const Planner& planner) const;
  // By our own means, where the screen has none.
  void play(const std::string& sound, const desktop::Screen& screen) const;
  // Players and the lock.
  void happened(const Effect& effect, const Planner& planner) const;

  // What plays sounds, and what is wrong with that, if any are wanted.
  [[nodiscard]] desktop::SourceState sounds(const Settings& settings, const desktop::Screen& screen) const;

 private:
  Means means_;
};

}  // namespace unknot

// SPDX-License-Identifier: MIT
// Which of the person's own commands runs on which event, and the facts it gets.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "planner/effect.hpp"
#include "planner/planner.hpp"
#include "planner/settings.hpp"
#include "run/command.hpp"

namespace unknot {

// What a break is about.
struct Subject {
  std::string remedy;     // an id, or empty
  std::string name;       // "Chin tuck"
  std::string companion;  // the line of the companion, or empty
  std::string text;       // all of it, to be read aloud

  [[nodiscard]] bool empty() const { return name.empty(); }
};

// `due` goes with each showing of a reminder, `start` with a countdown, `end` with its end, `skip` with a reminder
// skipped or a break broken off, `announce` with what is said ahead of a break, `day_limit` with the limit of the day.
// None if the settings name no command for it.
[[nodiscard]] std::optional<desktop::Command> hook_for(const Effect& effect, const Settings& settings,
                                                       const Subject& subject);

// `cue`: what to do next in the break `kind`, of which so much is left.
[[nodiscard]] std::optional<desktop::Command> cue_hook(const Settings& settings, const std::string& kind,
                                                       const Subject& subject, const std::string& what, Duration left);

// `pause`; `until` is when it ends, none: when it is resumed.
[[nodiscard]] std::optional<desktop::Command> pause_hook(const Settings& settings, std::optional<WallTime> until);

// Hands commands to whoever runs them, but none while the screen is locked.
class Hooks {
 public:
  using Run = std::function<void(const desktop::Command&)>;

  // None: no command is run.
  explicit Hooks(Run run) : run_(std::move(run)) {}

  // `planner` has carried out the effect already.
  void happened(const Effect& effect, const Planner& planner, const Subject& subject) const;
  // Something else is to be done in the begun break.
  void changed(const Planner& planner, const Subject& subject, const std::string& what, Duration left) const;
  // A pause was requested and has started.
  void paused(const Planner& planner) const;

 private:
  void run(const std::optional<desktop::Command>& command, const Planner& planner) const;

  Run run_;
};

}  // namespace unknot

// SPDX-License-Identifier: MIT
// What the reminder and the begun break suggest. They are two, as a break can run beside a reminder that waits (R16).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "planner/planner.hpp"
#include "planner/settings.hpp"
#include "remedies/plan.hpp"
#include "remedies/rotation.hpp"
#include "remedies/suggestion.hpp"

namespace unknot {

struct Topic {
  std::string kind;
  remedies::Pick pick;
  remedies::Suggestion about;  // in the words of the catalogue it was picked from
  bool first_of_all = false;   // the first this person ever sees
};

// A value that can be kept, and given back in a later run.
struct KeptTopic {
  remedies::Picked picked;
  bool first_of_all = false;
};
struct KeptTopics {
  std::optional<KeptTopic> reminder;
  std::optional<KeptTopic> begun;
};

// The settings of the kind `name`; a begun break outlives a kind that was taken out of them.
[[nodiscard]] Kind kind_of(const Settings& settings, const std::string& name);

// Picks when something is first shown, and forgets when it is over. One thread.
class Topics {
 public:
  explicit Topics(remedies::Rotation rotation) : rotation_(std::move(rotation)) {}

  // What is shown of the reminder that `kind` leads.
  const Topic& of_reminder(const std::string& kind, const Settings& settings, const remedies::Moment& moment);
  // What the break of `kind` that has begun is about: the same as the reminder that it came from.
  const Topic& of_break(const std::string& kind, const PlannerState& state, const Settings& settings,
                        const remedies::Moment& moment);
  // The begun break was taken, else what the reminder asked for; whatever else is over comes again soon.
  void done();
  // Forgets what the planner has no more, and asks nothing about.
  void follow(const PlannerState& state);

  // Null if there is none, or it was never shown.
  [[nodiscard]] const Topic* reminder() const { return reminder_ ? &*reminder_ : nullptr; }
  [[nodiscard]] const Topic* begun() const { return begun_ ? &*begun_ : nullptr; }
  // Of the begun break, else of the reminder.
  [[nodiscard]] const Topic* current() const { return begun_ ? begun() : reminder(); }

  [[nodiscard]] KeptTopics kept() const;
  void go_on_with(const KeptTopics& kept, const Settings& settings);

  [[nodiscard]] const remedies::Rotation& rotation() const { return rotation_; }
  // Areas of the body that every second stretch is for, from now on.
  void favor(std::vector<remedies::Area> areas) { rotation_.favor(std::move(areas)); }
  // Other remedies from now on; what has been picked stays.
  void use(remedies::Catalogue catalogue) { rotation_.use(std::move(catalogue)); }

 private:
  [[nodiscard]] Topic pick(const std::string& kind, const Settings& settings, const remedies::Moment& moment);
  [[nodiscard]] std::optional<Topic> known(const std::optional<KeptTopic>& kept, const Settings& settings) const;
  void put_back(std::optional<Topic>& topic);

  remedies::Rotation rotation_;
  std::optional<Topic> reminder_;
  std::optional<Topic> begun_;
};

}  // namespace unknot

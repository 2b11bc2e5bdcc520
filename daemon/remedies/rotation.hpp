// SPDX-License-Identifier: MIT
// Which remedy comes next, and which companion goes with it. PURE: chance comes from the state, time from the caller.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/settings.hpp"
#include "remedies/catalogue.hpp"
#include "remedies/rotation_state.hpp"

namespace unknot::remedies {

// When a break is shown.
struct Moment {
  WallTime wall;                        // spaces companions: it runs on in suspend and over restarts
  LocalTime local;                      // of the same moment, where the person sits: days, weekdays and windows
  std::optional<LocalTime> work_began;  // today; unknown: the first break of the day
  bool standing = false;                // how the person works
};

// What the person wants and does not.
struct Wishes {
  RemedySettings settings;
  std::vector<std::string> good;  // ids that were rated good
};

// How a long break ends.
enum class Ending { none, stand, walk };

// The changes of posture, in the place of an id.
inline constexpr std::string_view stand_up = "stand-up";
inline constexpr std::string_view sit_down = "sit-down";
[[nodiscard]] inline bool is_posture(std::string_view remedy) { return remedy == stand_up || remedy == sit_down; }

// What one break suggests, as a value that can be kept.
struct Pick {
  std::string remedy{};  // an id, or a change of posture; empty for a kind with lines of its own, or where nothing is
                         // left to suggest
  Ending ending = Ending::none;
  std::string companion{};       // an id, or empty
  std::string companion_line{};  // the line of it that is shown
  std::string own_line{};        // of a kind with lines of its own

  bool operator==(const Pick&) const = default;
};

// Areas follow one another in a fixed order from the beginning of each day, the upper back every third time. Within an
// area each stretch comes once before any comes again; then those that were rated good come once more. To see the
// coming hours, copy it and pick from the copy.
class Rotation {
 public:
  explicit Rotation(Catalogue catalogue, RotationState state = {})
      : catalogue_(std::move(catalogue)), state_(std::move(state)) {}

  // For the break that is shown now; moves on.
  [[nodiscard]] Pick pick(const Kind& kind, const Moment& moment, const Wishes& wishes);
  // It was not done: its stretch comes again in this round. The companion was seen and keeps its spacing.
  void skipped(const Pick& pick);

  // While there are any, every second stretch is for one of these areas, which take turns.
  void favor(std::vector<Area> areas) { favored_ = std::move(areas); }

  // Other entries from now on; what is known of those that stay is kept.
  void use(Catalogue catalogue) { catalogue_ = std::move(catalogue); }
  [[nodiscard]] const Catalogue& catalogue() const { return catalogue_; }
  // To be saved, and given to the next one.
  [[nodiscard]] const RotationState& state() const { return state_; }

 private:
  void begin_day(const Moment& moment);
  [[nodiscard]] std::string next_stretch(const Wishes& wishes);
  [[nodiscard]] std::optional<Area> next_favored(const Wishes& wishes) const;
  [[nodiscard]] std::string draw(Area area, const Wishes& wishes);
  [[nodiscard]] std::string next_own_line(const Kind& kind);
  void add_companion(Pick& pick, const Moment& moment, const Wishes& wishes);

  Catalogue catalogue_;
  RotationState state_;
  std::vector<Area> favored_;
};

// Whether it may be shown to this person at all.
[[nodiscard]] bool allowed(const Remedy& remedy, const Wishes& wishes);

}  // namespace unknot::remedies

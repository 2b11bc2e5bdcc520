// SPDX-License-Identifier: MIT
// The profile in use: until when, whatever happens to the clocks, and kept over restarts.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "clocks/boot_timer.hpp"
#include "control/service.hpp"
#include "settings/profiles.hpp"

namespace unknot {

// One thread, that of the io_context.
class ProfileKeeper {
 public:
  // Goes on with what `file` keeps, if anything is in use. An empty path: nothing is kept. `clocks` must outlive this.
  ProfileKeeper(const Clocks& clocks, std::filesystem::path file, bool in_use);

  // Replaces the one in use; without a name nothing is in use from now on.
  void use(const control::ProfileWish& wish);
  // Whose settings are in effect; empty: of none, as that of the one in use can't be applied.
  void applied(std::string name) { applied_ = std::move(name); }
  [[nodiscard]] const std::string& applied() const { return applied_; }

  // When it is over; none: not by itself. On the boot clock as it would be if the wall clock were not set again.
  [[nodiscard]] std::optional<Instant> end() const;
  // The same on the wall clock as it is now.
  [[nodiscard]] std::optional<WallTime> until() const;
  [[nodiscard]] bool over() const;

  // Writes the end again where the wall clock was set.
  void follow_clock();
  // Why it would not be taken up after a restart, for people; empty: it would.
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  void keep();

  const Clocks& clocks_;
  std::filesystem::path file_;
  std::optional<settings::ProfileInUse> in_use_;  // as it was kept
  std::optional<Instant> end_;                    // only of a length: a step of the wall clock does not touch it
  std::string applied_;
  std::string problem_;
};

}  // namespace unknot

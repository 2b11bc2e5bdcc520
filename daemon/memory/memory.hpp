// SPDX-License-Identifier: MIT
// Persistence: history and saved state (R23).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "clocks/boot_timer.hpp"
#include "history/recorder.hpp"
#include "history/state/state_text.hpp"
#include "history/store.hpp"
#include "planner/restart.hpp"
#include "presenter/topics.hpp"

namespace unknot {

// The id of this boot; empty if the kernel does not provide it.
[[nodiscard]] std::string boot_id();

// One thread, that of the io_context.
class Memory {
 public:
  // Reads what an earlier run has kept. `store` must outlive this.
  Memory(history::Store& store, std::string boot);

  // The planner to go on with: from the kept state, else from the beginning.
  [[nodiscard]] Planner take_up(const Settings& settings, const Clocks& clocks, const Zone& zone);
  // What that planner wants done first; once.
  [[nodiscard]] std::vector<Effect> first_effects() { return std::move(first_effects_); }
  // As it was kept; none if none was.
  [[nodiscard]] std::optional<remedies::RotationState> rotation() const;
  // What the reminder and the begun break were about.
  [[nodiscard]] KeptTopics topics() const;
  // What the daemon knew beside the planner.
  [[nodiscard]] history::Ongoing ongoing() const { return saved_ ? saved_->ongoing : history::Ongoing{}; }
  // Whether the reminder that is taken up was on screen before, however long ago.
  [[nodiscard]] bool was_offered() const { return saved_ && saved_->recorder.offer && saved_->recorder.offer->offered; }
  // Whether this is not the person's first run, or the first note was seen; so too where nothing can be kept, as it
  // would come again and again.
  [[nodiscard]] bool welcomed() const { return welcomed_; }
  void set_welcomed() { welcomed_ = true; }
  // When the person was last asked how what hurts them feels; none: never.
  [[nodiscard]] std::optional<WallTime> sore_asked() const { return sore_asked_; }
  void set_sore_asked(WallTime at) { sore_asked_ = at; }
  // Why the kept state could not be used, and what that means; empty if there was none or it could.
  [[nodiscard]] const std::string& lost() const { return lost_; }

  // After `planner` has returned `effects` and they were carried out.
  void take(const std::vector<Effect>& effects, const Planner& planner, const Topics& topics);
  // Writes all that was taken, and where everything stands now; deletes what has become too old.
  void save(const Planner& planner, const Topics& topics, const history::Ongoing& ongoing);
  // The id of the answer that the last `save` has written; none if there was none, or it still waits.
  [[nodiscard]] std::optional<std::int64_t> recorded() const { return recorded_; }

 private:
  void read_state();
  void forget_old(const Planner& planner);
  [[nodiscard]] history::Recorder& recorder();

  history::Store& store_;
  std::string boot_;
  std::optional<history::Saved> saved_;
  std::string lost_;
  bool welcomed_ = true;
  std::optional<WallTime> sore_asked_;
  std::vector<Effect> first_effects_;
  std::optional<history::Recorder> recorder_;  // from `take_up` on
  std::optional<std::int64_t> recorded_;
  Instant forget_from_;  // nothing is deleted before
};

}  // namespace unknot

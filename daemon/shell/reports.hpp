// SPDX-License-Identifier: MIT
// What the daemon tells of itself: its status, its sources, what is planned. It reads, and changes nothing.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "clocks/boot_timer.hpp"
#include "control/service.hpp"
#include "files/watch.hpp"
#include "history/store.hpp"
#include "memory/memory.hpp"
#include "memory/profile_keeper.hpp"
#include "notify/screen.hpp"
#include "peer/sense.hpp"
#include "planner/planner.hpp"
#include "presenter/topics.hpp"
#include "settings/places.hpp"
#include "shell/surroundings.hpp"
#include "toml_text/problem.hpp"
#include "viewer/break_view.hpp"

namespace unknot {

// What changes to the settings files may not be noticed for, as a sentence.
[[nodiscard]] std::string settings_unwatched(int error);

// One thread, that of the io_context.
class Reports {
 public:
  // Where everything is read from; all of it must outlive this.
  struct Sources {
    const Clocks& clocks;
    const desktop::Screen& screen;
    const history::Store& history;
    const settings::Places& places;
    const Memory& memory;
    const Planner& planner;
    const ProfileKeeper& profile;
    const Topics& topics;
    const std::optional<LocalTime>& work_began;  // on the last day that had any work
    const std::vector<toml_text::Problem>& problems;
    const files::Watch& settings_watch;
    const std::vector<std::unique_ptr<desktop::Sense>>& senses;
    const Surroundings& surroundings;
    const desktop::BreakView* view;  // or null
  };

  explicit Reports(const Sources& from) : from_(from) {}

  [[nodiscard]] control::StatusReport status() const;
  [[nodiscard]] std::vector<control::SourceReport> sources() const;
  // The breaks of the coming `length`.
  [[nodiscard]] protocol::PlanReply plan(Duration length) const;
  // Without an idle source the planner takes the person for present, which is not to have seen them.
  [[nodiscard]] desktop::Hands hands() const;
  // The running break, step by step.
  [[nodiscard]] std::optional<protocol::Guide> guide() const;
  // The reminder on screen, as the break that it asks for.
  [[nodiscard]] protocol::ReminderReply reminder() const;
  // What is wrong with the settings, the remedies and the watch on them: a line each.
  [[nodiscard]] std::vector<std::string> problem_lines() const;

 private:
  // Not begun, and without whether it is strict.
  [[nodiscard]] protocol::Guide guide_of(const Topic& topic, Duration lasts) const;
  [[nodiscard]] std::optional<control::SourceReport> view_source() const;
  // Why the last window was not shown, or nothing.
  [[nodiscard]] sources::Problem view_problem() const;

  Sources from_;
};

}  // namespace unknot

// SPDX-License-Identifier: MIT
// Turns what the planner wants on screen into views: the words, the buttons, the running countdown.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "desktop/screen.hpp"
#include "planner/effect.hpp"
#include "planner/settings.hpp"
#include "planner/status.hpp"
#include "remedies/rotation.hpp"
#include "remedies/texts.hpp"

namespace unknot {

// One thread, that of the io_context.
class Presenter {
 public:
  Presenter(boost::asio::io_context& io, desktop::Screen& screen, remedies::Rotation rotation = remedies::Rotation({}))
      : screen_(screen), second_(io), rotation_(std::move(rotation)) {}

  // `status` is the planner's after the effect, `moment` that of the effect.
  void show(const ShowReminder& effect, const Settings& settings, const Status& status, const remedies::Moment& moment);
  void withdraw();
  void begin(const BeginBreak& effect, const Settings& settings, const remedies::Moment& moment);
  // "Done. Next stretch at 10:42."
  void end(const std::string& next_kind, const std::string& next_time);
  // The break was broken off.
  void interrupt();
  // The reminder is over, so the next one is about something else. What was not done comes again soon.
  void forget_suggestion(bool done);

  // What is shown, if a reminder is not over.
  [[nodiscard]] const remedies::Pick* pick() const { return suggestion_ ? &suggestion_->pick : nullptr; }
  [[nodiscard]] remedies::Rotation& rotation() { return rotation_; }

  // The person closed the countdown; it runs on out of sight.
  void dismissed();
  // Something that is no reminder, if nothing else is on screen.
  void note(const std::string& title, const std::vector<std::string>& lines);

 private:
  struct Suggested {
    std::string kind;
    remedies::Pick pick;
    remedies::Suggestion about;
  };
  struct Countdown {
    remedies::Guide guide;
    std::chrono::steady_clock::time_point ends;
    bool on_screen;
  };

  const Suggested& suggestion_for(const Kind& kind, const Settings& settings, const remedies::Moment& moment);
  void tick();
  void stop_countdown();
  void present(desktop::View view);

  desktop::Screen& screen_;
  boost::asio::steady_timer second_;  // runs only while a countdown is on screen
  remedies::Rotation rotation_;
  std::optional<Suggested> suggestion_;
  std::optional<Countdown> countdown_;
  bool busy_ = false;  // a reminder or a countdown is on screen
};

}  // namespace unknot

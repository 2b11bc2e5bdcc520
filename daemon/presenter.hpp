// SPDX-License-Identifier: MIT
// Turns what the planner wants on screen into views: the words, the picture, the buttons, the running countdown.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "daemon/boot_timer.hpp"
#include "desktop/screen.hpp"
#include "planner/effect.hpp"
#include "planner/settings.hpp"
#include "planner/status.hpp"
#include "remedies/guide.hpp"
#include "remedies/plan.hpp"
#include "remedies/rotation.hpp"
#include "remedies/texts.hpp"

namespace unknot {

// What it takes from outside.
struct PresenterNeeds {
  boost::asio::io_context& io;
  desktop::Screen& screen;
  std::function<Instant()> now;
  // The absolute path of the picture of a remedy, or empty.
  std::function<std::string(const std::string& id)> picture;
};

// One thread, that of the io_context.
class Presenter {
 public:
  // What the reminder or the break is about, from when it is first shown until it is over.
  struct Suggested {
    std::string kind;
    remedies::Pick pick;
    remedies::Suggestion about;
    bool first_of_all = false;  // the first this person ever sees
  };

  Presenter(PresenterNeeds needs, remedies::Rotation rotation);

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

  // Null if there is no reminder and no break, or none that was shown.
  [[nodiscard]] const Suggested* suggested() const { return suggestion_ ? &*suggestion_ : nullptr; }
  [[nodiscard]] const remedies::Rotation& rotation() const { return rotation_; }
  // Other remedies from now on; what is on screen stays.
  void use(remedies::Catalogue catalogue) { rotation_.use(std::move(catalogue)); }
  // The same to be kept, and given back to the presenter of a later run.
  [[nodiscard]] std::optional<remedies::Picked> topic() const;
  void go_on_with(const remedies::Picked& topic);

  // The person closed the countdown; it runs on out of sight.
  void dismissed();
  // Something that is no reminder, if nothing else is on screen.
  void note(const std::string& title, const std::vector<std::string>& lines);

 private:
  struct Countdown {
    remedies::Guide guide;
    Instant ends;
    std::string image;
    bool on_screen;
  };

  const Suggested& suggestion_for(const Kind& kind, const Settings& settings, const remedies::Moment& moment);
  [[nodiscard]] std::string image_for(const Settings& settings) const;
  void tick();
  void stop_countdown();
  void present(desktop::View view);

  PresenterNeeds needs_;
  BootTimer second_;  // armed only while a countdown is on screen
  remedies::Rotation rotation_;
  std::optional<Suggested> suggestion_;
  std::optional<Countdown> countdown_;
  bool busy_ = false;  // a reminder or a countdown is on screen
};

}  // namespace unknot

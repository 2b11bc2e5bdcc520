// SPDX-License-Identifier: MIT
// Turns what the planner wants on screen into views: what `words` says of it, the picture, the buttons, the running
// countdown.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "clocks/boot_timer.hpp"
#include "notify/screen.hpp"
#include "planner/effect.hpp"
#include "planner/settings.hpp"
#include "planner/status.hpp"
#include "presenter/pace.hpp"
#include "presenter/topics.hpp"
#include "remedies/guide.hpp"
#include "words/reminder.hpp"

namespace unknot {

// What it takes from outside.
struct PresenterNeeds {
  boost::asio::io_context& io;
  desktop::Screen& screen;
  std::function<Instant()> now;
  // Of a remedy.
  std::function<desktop::Picture(const std::string& id)> picture;
};

// One thread, that of the io_context.
class Presenter {
 public:
  explicit Presenter(PresenterNeeds needs);

  // `status` is the planner's after the effect. `sound` is the file that a screen plays which can, here and below.
  void show(const ShowReminder& effect, const Topic& topic, const Settings& settings, const Status& status,
            const std::string& sound = "");
  // Counts down to the end of the break. `catalogue` is what its topic was picked from.
  void begin(const BeginBreak& effect, const Topic& topic, const Settings& settings,
             const remedies::Catalogue& catalogue, const std::string& sound = "");
  // "Done. Next stretch at 10:42." Of the break that is over only its companion is left, with its own picture.
  // `became`: as in EndBreak. `asks`: the person is asked for so long whether they took it. `announced`: the next one
  // is so near that it can be answered here.
  struct End {
    const remedies::Suggestion& about;
    const std::string& sound;
    std::optional<Outcome> became = Outcome::done;
    std::optional<Duration> asks{};
    std::optional<AnnounceBreak> announced{};
  };
  void end(const End& end, const Settings& settings, const std::optional<words::Next>& next,
           const words::Calendar& calendar);
  // Takes a reminder or a countdown off the screen, if there is one; a note stays.
  void take_off();
  // The person closed the countdown; it runs on out of sight.
  void dismissed();
  // The break is in a window of its own, and its countdown off the screen; or back on it, if the break still runs.
  void in_window(bool yes);
  // What is to come, in the place of what is on screen; the reminder takes its place.
  void announce(const AnnounceBreak& effect, const Settings& settings);
  // A note that goes when what it says is over.
  enum class Passing { announcement, question, limit, sore };
  // Takes that note off the screen, if it is still there.
  void close(Passing note);
  // Whether that note was shown last, and not closed by us since.
  [[nodiscard]] bool was_last(Passing note) const { return passing_ == note; }
  // A note has come on screen: that one, if it is seen for the first time and one of these.
  std::optional<Passing> note_seen() { return std::exchange(seen_, true) ? std::nullopt : passing_; }
  // Delivery failed: the note that nobody has seen, if it was one of these.
  std::optional<Passing> take_lost_note();
  // That so much was worked today.
  void tell_limit(const TellLimit& effect, const Settings& settings);
  // Whether what hurts the person feels better or worse, quietly.
  void ask_sore(const words::Texts& question);
  // Something that is no reminder, in the place of what is on screen.
  void note(const std::string& title, const std::vector<std::string>& lines, std::chrono::milliseconds at_least = {});

 private:
  struct Countdown {
    remedies::Suggestion about;
    remedies::Guide guide;
    Instant ends;
    desktop::Picture image;
    desktop::Stay stay;
    unknot::Countdown wished = unknot::Countdown::automatic;  // the setting
    std::string sound{};                                      // of the next view only
    bool strict = false;                                      // there is no answer to it
  };

  void note(desktop::View view);
  [[nodiscard]] desktop::Picture image_for(const remedies::Suggestion& about, const Settings& settings) const;
  [[nodiscard]] desktop::Picture image_of(const std::string& remedy, const Settings& settings) const;
  enum class Moment { begin, later };
  void tick(Moment moment);
  void stop_countdown();
  void remember(Passing note);
  void present(desktop::View view);

  PresenterNeeds needs_;
  BootTimer second_;                    // armed only while a countdown is on screen
  std::optional<Countdown> countdown_;  // the one on screen
  bool in_window_ = false;              // the countdown goes on out of sight
  std::optional<Passing> passing_;      // the screen has such a note
  bool seen_ = false;                   // it is known to have come there
  bool asks_ = false;                   // the screen has a reminder or a countdown of ours, which may be closed
};

}  // namespace unknot

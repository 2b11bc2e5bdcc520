// SPDX-License-Identifier: MIT
// The shell around the planner: events in, effects out, one timer.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "clocks/boot_timer.hpp"
#include "control/server.hpp"
#include "control/service.hpp"
#include "files/watch.hpp"
#include "memory/memory.hpp"
#include "memory/profile_keeper.hpp"
#include "memory/retry.hpp"
#include "notices/change_log.hpp"
#include "notices/cues.hpp"
#include "notices/hooks.hpp"
#include "notices/notices.hpp"
#include "notify/screen.hpp"
#include "peer/sense.hpp"
#include "planner/on_screen.hpp"
#include "planner/planner.hpp"
#include "presenter/presenter.hpp"
#include "presenter/screens.hpp"
#include "presenter/showing.hpp"
#include "presenter/topics.hpp"
#include "service/service_manager.hpp"
#include "setup/setup.hpp"
#include "shell/reports.hpp"
#include "shell/surroundings.hpp"
#include "viewer/break_view.hpp"
#include "words/language/calendar.hpp"

namespace spdlog {
class logger;
}

namespace unknot {

// Makes the senses that tell this perception what they notice; the settings are those to begin with.
using MakeSenses = std::function<std::vector<std::unique_ptr<desktop::Sense>>(desktop::Perception&, const Settings&)>;

inline std::vector<std::unique_ptr<desktop::Sense>> no_senses(desktop::Perception&, const Settings&) { return {}; }

// Makes what opens the window of a break, and tells what becomes of it.
using MakeView = std::function<std::unique_ptr<desktop::BreakView>(desktop::BreakView::Events)>;

// What the daemon is made of. All of it is used on the thread of the io_context only.
struct Parts {
  boost::asio::io_context& io;
  spdlog::logger& log;
  Clocks& clocks;
  MakeScreen screen;
  desktop::ServiceManager& manager;
  settings::Places places;
  settings::Environment environment;
  history::Store& history;
  // Of the remedies shown before, if the history knows of none.
  remedies::RotationState rotation{};
  std::string boot = boot_id();
  MakeSenses senses = no_senses;
  // At the start nothing is logged of the senses but a line, when `tell_senses` is called.
  bool senses_in_one_line = false;
  // The command that stops it, for the first note of all; empty: there is none.
  std::string stop_command{};
  // Runs the person's own commands; none: they are not run.
  Hooks::Run run_hook{};
  Surroundings::Means means{};
  // Opens the window of a break; none: there are only notifications.
  MakeView view{};
  // Where the command line is served; none: nowhere.
  std::optional<control::ListeningSocket> socket{};
};

class Daemon : public control::Service, public desktop::Listener, public desktop::Perception {
 public:
  // `setup` is what to begin with; where an earlier run stood is in the history. Complete from here on: it has taken up
  // the day, follows its senses and serves its socket as soon as the io_context runs. TERM and INT stop that, and HUP
  // reloads.
  Daemon(Parts parts, const Setup& setup);
  ~Daemon() override;

  // They have had time to look around.
  void tell_senses() { change_log_.tell_senses(); }
  // An event from outside: tells the planner, carries out what it wants, and says why not.
  std::optional<RefuseRequest> handle(const Event& event);

  [[nodiscard]] control::StatusReport report() override { return reports_.status(); }
  [[nodiscard]] std::vector<control::SourceReport> sources() override { return reports_.sources(); }
  [[nodiscard]] std::optional<RefuseRequest> request(const Event& wish) override;
  [[nodiscard]] const Settings& settings() override { return planner_.settings(); }
  [[nodiscard]] protocol::ProblemsReply reload() override;
  [[nodiscard]] std::optional<control::ProfileRefusal> use_profile(const control::ProfileWish& wish) override;
  [[nodiscard]] protocol::SoreReply note_sore(remedies::Area area, int score) override;
  void socket_changed(const std::optional<control::ListenError>& problem) override;
  void client_turned_away(std::size_t limit) override;
  [[nodiscard]] protocol::PlanReply plan(Duration length) override;
  [[nodiscard]] std::optional<protocol::Guide> guide() override { return reports_.guide(); }
  [[nodiscard]] protocol::ReminderReply reminder() override { return reports_.reminder(); }
  // To be kept, and given to the next one.
  [[nodiscard]] const remedies::RotationState& rotation_state() const { return topics_.rotation().state(); }
  // Where the day stands.
  [[nodiscard]] const Planner& planner() const { return planner_; }

  void answered(const std::string& key) override;
  void dismissed(bool unclear) override;
  void delivery_failed(const sources::Problem& why) override;
  void delivery_restored() override;
  void delivered() override;
  void note_delivered() override;

  void noticed(const Event& event) override;
  void source_changed(const desktop::SourceState& state) override;

 private:
  struct Perform;
  struct Ended {
    remedies::Suggestion about;
    std::string sound;
    std::optional<Outcome> became;  // as in EndBreak
  };

  [[nodiscard]] Surroundings::Means with_lock(Surroundings::Means means);
  [[nodiscard]] Reports::Sources report_sources() const;
  // They happened at the same moment; why the last of them was refused.
  std::optional<RefuseRequest> handle(const std::vector<Event>& together);
  // The wish, after what it tells of the person.
  [[nodiscard]] std::vector<Event> with_life(const Event& wish);
  [[nodiscard]] bool is_still_seen();
  void timer_fired();
  // The machine slept, or this process did not run, from `from` to `now`.
  void sleep_through(Instant from, Instant now);
  // Tells the planner what they have been through: a sleep, hours without us, a clock that was set. Returns now.
  Instant follow_clocks();
  [[nodiscard]] Event clock_now();
  std::optional<RefuseRequest> tell_planner(const Event& event, Instant now);
  std::optional<RefuseRequest> perform(std::vector<Effect> effects, const Hooks& hooks, const Surroundings& around);
  void go_on();
  void settle();
  void follow_on_screen();
  // What has ended or is to come, and is no reminder.
  void follow_notes(const std::optional<Ended>& ended, const std::optional<AnnounceBreak>& announced, bool tells_limit);
  void forget_limit();
  [[nodiscard]] bool limit_snoozed();
  // Nothing that can be answered or waits to be is in its way, and the person is there.
  [[nodiscard]] bool may_tell_limit() const;
  // False: it is no button of a note.
  bool answer_note(const std::string& key);
  void answer_question(bool taken);
  [[nodiscard]] Event wish_about_limit(const std::string& key) const;
  [[nodiscard]] std::optional<Event> wish_about_next(const std::string& key) const;
  void show_reminder(const ShowReminder& effect);
  void want_welcome();
  void show_notice();
  void welcomed();
  void judge_history();
  void begin_cues(const BeginBreak& effect, const Topic& topic);
  void cue_changed(const remedies::Cue& cue, Duration left);
  // Opens the window of a break that has begun, if its kind or the person who asked for it wants one.
  void open_view(const BeginBreak& effect);
  // Opens the window of a reminder that has not been answered so often that its kind wants one.
  void insist(const ShowReminder& effect);
  void view_closed(const sources::Problem& why);
  void note_work();
  [[nodiscard]] LocalTime local(Instant at) const;
  [[nodiscard]] remedies::Moment moment() const;
  void save();
  // What comes after the break that has just ended; none: no break is to come.
  [[nodiscard]] std::optional<words::Next> next_break() const;
  // Of the person, now.
  [[nodiscard]] words::Calendar calendar() const;
  [[nodiscard]] std::string service_status() const;
  void take_problems(const Setup& setup);
  // The settings that `setup` puts into effect; none: with its errors, those of before go on.
  [[nodiscard]] std::optional<Settings> to_apply(Setup& setup);
  void remember_below_profile();
  void profile_timer_fired();
  void favor_sore_areas();
  void ask_sore();
  // It was seen, and so counts as put.
  void sore_asked();
  // False: it is no answer to that.
  bool answer_sore(const std::string& key);
  // Logs each with its `consequence`, and shows the first error.
  using Note = words::Texts (*)(const std::string& error);
  void tell_problems(const std::vector<toml_text::Problem>& problems, Note note, std::string_view consequence);
  void report_watch_problem();
  void next_signal();
  void stop();

  Parts parts_;
  std::unique_ptr<desktop::Screen> screen_;
  WallTime zone_known_until_;
  Memory memory_;
  Planner planner_;
  Topics topics_;
  Presenter presenter_;
  // What the planner wanted since the last settle(). A reminder comes on screen only then, if it is still to be there.
  std::optional<ShowReminder> to_show_;
  std::optional<Ended> ended_;                // the break that is over
  std::optional<AnnounceBreak> announced_;    // likewise
  history::Ongoing ongoing_;                  // known of the day, and kept
  std::optional<ViewMode> asked_view_;        // by the request that is being carried out
  std::unique_ptr<desktop::BreakView> view_;  // or null
  bool insists_ = false;                      // the reminder on screen wanted that window
  ProfileKeeper profile_;
  std::optional<Settings> below_profile_;  // the last valid ones that the profile in use lies over
  Hooks hooks_;
  Surroundings surroundings_;
  Showing showing_;
  Cues cues_;  // of the begun break, where a hook wants them
  ChangeLog change_log_;
  Notices notices_;
  std::vector<history::Sore> asked_of_;  // the scores that the last question compares with
  std::optional<Instant> sores_seen_;    // when they were looked through for another question
  std::optional<Instant> unwritten_since_;
  BootTimer timer_;
  BootTimer profile_timer_;
  WallClockWatch wall_clock_watch_;
  boost::asio::signal_set signals_;
  std::vector<toml_text::Problem> problems_;  // of the settings, and of the remedies after them
  std::vector<std::unique_ptr<desktop::Sense>> senses_;
  files::Watch settings_watch_;
  Retry history_retry_;  // while something could not be written
  int reported_watch_error_ = 0;
  Reports reports_;
  std::unique_ptr<control::Server> server_;  // none: it serves nowhere, or has stopped
};

}  // namespace unknot

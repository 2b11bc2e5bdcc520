// SPDX-License-Identifier: MIT
// The shell around the planner: events in, effects out, one timer.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "clocks/boot_timer.hpp"
#include "control/server.hpp"
#include "control/service.hpp"
#include "files/watch.hpp"
#include "notify/screen.hpp"
#include "peer/sense.hpp"
#include "planner/on_screen.hpp"
#include "planner/planner.hpp"
#include "presenter/presenter.hpp"
#include "presenter/showing.hpp"
#include "presenter/topics.hpp"
#include "service/service_manager.hpp"
#include "setup/setup.hpp"
#include "shell/change_log.hpp"
#include "shell/hooks.hpp"
#include "shell/memory.hpp"
#include "shell/retry.hpp"

namespace spdlog {
class logger;
}

namespace unknot {

// What the daemon is made of. All of it is used on the thread of the io_context only.
struct Parts {
  boost::asio::io_context& io;
  spdlog::logger& log;
  Clocks& clocks;
  desktop::Screen& screen;
  desktop::ServiceManager& manager;
  settings::Places places;
  settings::Environment environment;
  history::Store& history;
  // Of the remedies shown before, if the history knows of none.
  remedies::RotationState rotation{};
  std::string boot = boot_id();
};

class Daemon : public control::Service, public desktop::Listener, public desktop::Perception {
 public:
  // `setup` is what to begin with; where an earlier run stood is in the history. From here on TERM and INT stop the
  // io_context, and HUP reloads.
  Daemon(Parts parts, const Setup& setup);
  ~Daemon() override;

  // Commands of the person's own are run by this from now on; what was taken up from an earlier run has run its own.
  void run_hooks(Hooks::Run run) { hooks_.run_by(std::move(run)); }
  // Serves the command line from now on.
  void serve(control::ListeningSocket socket);
  // Follows what these notice from now on; they must outlive the running io_context.
  void heed(std::span<const std::unique_ptr<desktop::Sense>> senses) { senses_ = senses; }
  // An event from outside: tells the planner, carries out what it wants, and says why not.
  std::optional<RefuseRequest> handle(const Event& event);

  [[nodiscard]] control::StatusReport report() override;
  [[nodiscard]] std::vector<control::PartyReport> parties() override;
  [[nodiscard]] std::optional<RefuseRequest> request(const Event& wish) override;
  [[nodiscard]] const Settings& settings() override { return planner_.settings(); }
  [[nodiscard]] protocol::ProblemsReply reload() override;
  void socket_changed(const std::optional<control::ListenError>& trouble) override;
  void client_turned_away(std::size_t limit) override;
  [[nodiscard]] std::vector<protocol::PlannedBreak> plan(Duration length) override;
  // To be kept, and given to the next one.
  [[nodiscard]] const remedies::RotationState& rotation_state() const { return topics_.rotation().state(); }
  // Where the day stands.
  [[nodiscard]] const Planner& planner() const { return planner_; }

  void answered(const std::string& key) override;
  void dismissed(bool unclear) override;
  void delivery_failed(const std::string& why) override;
  void delivery_restored() override;
  void delivered() override;

  void noticed(const Event& event) override;
  void party_changed(const desktop::PartyState& state) override;

 private:
  struct Perform;

  // They happened at the same moment; why the last of them was refused.
  std::optional<RefuseRequest> handle(const std::vector<Event>& together);
  // The wish, after what it tells of the person.
  [[nodiscard]] std::vector<Event> with_life(const Event& wish);
  [[nodiscard]] bool is_still_seen();
  void timer_fired();
  // The machine slept, or this process did not run, from `from` to `now`.
  void sleep_through(Instant from, Instant now);
  void follow_clocks(Instant now);
  [[nodiscard]] Event clock_now();
  std::optional<RefuseRequest> tell_planner(const Event& event, Instant now);
  std::optional<RefuseRequest> perform(std::vector<Effect> effects);
  void go_on();
  void settle();
  void follow_on_screen();
  void show_reminder(const ShowReminder& effect);
  void note_work();
  [[nodiscard]] LocalTime local(Instant at) const;
  [[nodiscard]] remedies::Moment moment() const;
  void save();
  [[nodiscard]] std::string service_status() const;
  void take_problems(const Setup& setup);
  // Logs each with its `consequence`, and shows the first error.
  void tell_problems(const std::vector<toml_text::Problem>& problems, const std::string& title,
                     std::string_view consequence);
  void tell_watch_trouble();
  [[nodiscard]] std::vector<std::string> problem_lines() const;
  void next_signal();
  void stop();

  Parts parts_;
  WallTime zone_known_until_;
  Memory memory_;
  Planner planner_;
  Topics topics_;
  Presenter presenter_;
  // What the planner wanted since the last settle(). A reminder comes on screen only then, if it is still to be there.
  std::optional<ShowReminder> to_show_;
  bool break_ended_ = false;
  std::optional<LocalTime> work_began_;  // on the last day that had any work
  Hooks hooks_;
  Showing showing_;
  ChangeLog change_log_;
  BootTimer timer_;
  WallClockWatch wall_clock_watch_;
  boost::asio::signal_set signals_;
  std::vector<toml_text::Problem> problems_;  // of the settings, and of the remedies after them
  std::span<const std::unique_ptr<desktop::Sense>> senses_;
  files::Watch settings_watch_;
  Retry history_retry_;  // while something could not be written
  std::optional<files::WatchTrouble> watch_trouble_told_;
  std::unique_ptr<control::Server> server_;
};

}  // namespace unknot

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

#include "control/server.hpp"
#include "control/service.hpp"
#include "daemon/boot_timer.hpp"
#include "daemon/presenter.hpp"
#include "desktop/screen.hpp"
#include "desktop/sense.hpp"
#include "desktop/service_manager.hpp"
#include "planner/planner.hpp"
#include "settings/file.hpp"
#include "settings/watch.hpp"

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
};

class Daemon : public control::Service, public desktop::Listener, public desktop::Perception {
 public:
  // `loaded` are the settings to begin with. From here on TERM and INT stop the io_context, and HUP reloads.
  Daemon(Parts parts, settings::Loaded loaded);
  ~Daemon() override;

  // Serves the command line from now on.
  void serve(control::ListeningSocket socket);
  // Follows what these notice from now on; they must outlive the running io_context.
  void heed(std::span<const std::unique_ptr<desktop::Sense>> senses) { senses_ = senses; }
  // An event from outside: tells the planner, carries out what it wants, and says why not.
  std::optional<RefuseRequest> handle(const Event& event);

  [[nodiscard]] control::StatusReport report() override;
  [[nodiscard]] std::optional<RefuseRequest> request(const Event& wish) override;
  [[nodiscard]] const Settings& settings() override { return planner_.settings(); }
  [[nodiscard]] std::vector<std::string> reload() override;

  void answered(const std::string& key) override;
  void dismissed() override;
  void delivery_failed(const std::string& why) override;
  void delivery_restored() override;

  void noticed(const Event& event) override;
  void party_changed(const desktop::PartyState& state) override;

 private:
  struct Perform;

  void person_seen();
  void timer_fired();
  // The machine slept, or this process did not run, from `from` to `now`.
  void sleep_through(Instant from, Instant now);
  void follow_clocks(Instant now);
  [[nodiscard]] Event clock_now();
  std::optional<RefuseRequest> tell_planner(const Event& event, Instant now);
  void settle();
  [[nodiscard]] std::string service_status() const;
  void report_problems();
  void next_signal();
  void stop();

  Parts parts_;
  WallTime zone_known_until_;
  Planner planner_;
  Presenter presenter_;
  BootTimer timer_;
  WallClockWatch wall_clock_watch_;
  boost::asio::signal_set signals_;
  std::vector<settings::Problem> problems_;
  std::span<const std::unique_ptr<desktop::Sense>> senses_;
  std::unique_ptr<settings::Watch> settings_watch_;
  std::unique_ptr<control::Server> server_;
};

}  // namespace unknot

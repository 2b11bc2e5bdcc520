// SPDX-License-Identifier: MIT
// The shell with a clock that the test turns; a suspend can't be had here, so its three clocks are made up.
#pragma once

#include <spdlog/sinks/null_sink.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <vector>

#include "../control/temporary_directory.hpp"
#include "shell/daemon.hpp"
#include "support/recording_screen.hpp"

namespace unknot {

// Far before the machine was started, so that every deadline has passed on the kernel's clock and the timer fires at
// once.
struct Hands {
  Duration boot = -std::chrono::hours{1000};
  Duration slept{};
  WallTime wall = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{9};

  void work(Duration time) { boot += time, wall += time; }
  void suspend(Duration time) { work(time), slept += time; }

  ClockReader reader() {
    return {[this] { return Instant{boot}; }, [this] { return boot - slept; }, [this] { return wall; }};
  }
};

struct Fixture {
  boost::asio::io_context io;
  spdlog::logger log{"test", std::make_shared<spdlog::sinks::null_sink_st>()};
  Hands hands;
  Clocks clocks{hands.reader()};
  support::RecordingScreen screen;
  desktop::ServiceManager manager{io, {}};
  settings::Places places;
  TemporaryDirectory home;
  history::Store history{home / "history.db", hands.wall};
  Daemon daemon;
  std::vector<std::unique_ptr<desktop::Sense>> senses;

  explicit Fixture(settings::Places where = {})
      : places(std::move(where)),
        daemon({io, log, clocks, screen, manager, places, {}, history, {}, "boot"}, load_setup(places, {})) {}

  template <class Sense>
  Sense& heed() {
    senses.push_back(std::make_unique<Sense>());
    daemon.heed(senses);
    return static_cast<Sense&>(*senses.back());
  }
  State state() { return daemon.report().status.state; }
};

}  // namespace unknot

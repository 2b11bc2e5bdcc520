// SPDX-License-Identifier: MIT
// The shell with a clock that the test turns; a suspend can't be had here, so its three clocks are made up.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#include "../control/temporary_directory.hpp"
#include "shell/daemon.hpp"
#include "silent_log.hpp"
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

// Makes one sense; `made` is where it is from then on.
template <class Sense>
MakeSenses one_sense(Sense*& made) {
  return [&made](desktop::Perception&, const Settings&) {
    auto sense = std::make_unique<std::remove_const_t<Sense>>();
    made = sense.get();
    std::vector<std::unique_ptr<desktop::Sense>> all;
    all.push_back(std::move(sense));
    return all;
  };
}

// What a test gives the daemon beside the files of the person.
struct Given {
  MakeSenses senses = no_senses;
  Hooks::Run run_hook{};
  MakeView view{};
};

struct Fixture {
  boost::asio::io_context io;
  std::shared_ptr<spdlog::logger> log = silent_log();
  Hands hands;
  Clocks clocks{hands.reader()};
  support::RecordingScreen screen;
  desktop::ServiceManager manager{io, {}};
  settings::Places places;
  TemporaryDirectory home;
  history::Store history{home / "history.db", hands.wall};
  Daemon daemon;

  explicit Fixture(settings::Places where = {}, Given given = {})
      : places(std::move(where)),
        daemon({.io = io,
                .log = *log,
                .clocks = clocks,
                .screen = support::through(screen),
                .manager = manager,
                .places = places,
                .environment = {},
                .history = history,
                .boot = "boot",
                .senses = std::move(given.senses),
                .run_hook = std::move(given.run_hook),
                .view = std::move(given.view)},
               load_setup(places, {})) {}

  State state() { return daemon.report().status.state; }
};

// The same with one sense.
template <class Sense>
struct Sensing {
  Sense* sense = nullptr;
  Fixture f{{}, {.senses = one_sense(sense)}};
};

}  // namespace unknot

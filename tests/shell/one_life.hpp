// SPDX-License-Identifier: MIT
// The daemon with files that outlive it, so that another can go on from them.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "../control/temporary_directory.hpp"
#include "history/database.hpp"
#include "shell/daemon.hpp"
#include "silent_log.hpp"
#include "support/recording_screen.hpp"

namespace unknot::one_life {

struct Time {
  Duration boot = -std::chrono::hours{1000};
  WallTime wall = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{9};

  void pass(Duration time) { boot += time, wall += time; }
};

// One life of the daemon.
struct Life {
  Time time;
  boost::asio::io_context io;
  std::shared_ptr<spdlog::logger> log = silent_log();
  Clocks clocks{{[this] { return Instant{time.boot}; }, [this] { return time.boot; }, [this] { return time.wall; }}};
  support::RecordingScreen screen;
  desktop::ServiceManager manager{io, {}};
  std::filesystem::path file;
  history::Store history;
  Daemon daemon;

  Life(const std::filesystem::path& where, Time begins, std::string boot = "one", const Setup& setup = {},
       Hooks::Run run_hook = {}, MakeView view = {})
      : time(begins),
        file(where),
        history(where, begins.wall),
        daemon({io,
                *log,
                clocks,
                support::through(screen),
                manager,
                {},
                {},
                history,
                {},
                std::move(boot),
                no_senses,
                false,
                {},
                std::move(run_hook),
                {},
                std::move(view)},
               setup) {}

  void pass(Duration wait) {
    time.pass(wait);
    daemon.handle(TimePassed{});
  }
  Status status() { return daemon.report().status; }
  [[nodiscard]] std::int64_t number(const std::string& sql) const {
    history::Database database(file, history::Access::read);
    return database.number(sql.c_str());
  }
};

// What would be on the disk if the process died now.
inline void copy_files(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::filesystem::create_directories(to.parent_path());
  for (const char* end : {"", "-wal"}) {
    if (std::filesystem::exists(from.string() + end))
      std::filesystem::copy_file(from.string() + end, to.string() + end);
  }
}

}  // namespace unknot::one_life

// SPDX-License-Identifier: MIT
// unknotd: options, log, socket, settings, screens, daemon, senses, hooks, ready, run.
#include <malloc.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <random>
#include <unknot_version.hpp>

#include "daemon/log.hpp"
#include "daemon/options.hpp"
#include "notify/notifications.hpp"
#include "presenter/screens.hpp"
#include "protocol/endpoint.hpp"
#include "run/commands.hpp"
#include "shell/daemon.hpp"
#include "shell/loop.hpp"
#include "shell/senses.hpp"
#include "shell/simulate.hpp"
#include "strings/printable.hpp"
#include "terminal/terminal.hpp"
#include "viewer/unit_view.hpp"

namespace {

using namespace unknot;

// The icon, relative to this program, wherever it is installed.
desktop::NotificationOptions notification_options() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto icon = program.parent_path().parent_path() / "share/icons/hicolor/scalable/apps/unknot.svg";
  desktop::NotificationOptions options;
  if (!error && std::filesystem::exists(icon, error)) options.icon = icon;
  return options;
}

// Each person gets an order of their own.
remedies::RotationState new_rotation() {
  remedies::RotationState state;
  state.seed = std::random_device{}();
  return state;
}

int fail(spdlog::logger& log, const std::string& why) {
  log.error("{}", why);
  return 1;
}

// GDBus takes in whatever another program sends, if only for a moment: blocks of that size go back to the system as
// soon as they are free, and not into a store that grows with the largest of them.
void give_large_blocks_back() {
#ifdef M_MMAP_THRESHOLD
  mallopt(M_MMAP_THRESHOLD, 128 * 1024);
#endif
}

// Notifications, and with --foreground the terminal while no server shows them.
MakeScreen screens_on(boost::asio::io_context& io, desktop::Bus& session, bool foreground) {
  const MakeScreen notifications = [&io, &session](desktop::Listener& listener) {
    return std::make_unique<desktop::Notifications>(io, session, listener, notification_options());
  };
  const MakeScreen terminal = [&io](desktop::Listener& listener) {
    const auto look = desktop::TerminalLook::of(STDOUT_FILENO);
    return std::make_unique<desktop::Terminal>(io, listener, STDIN_FILENO, STDOUT_FILENO, look);
  };
  return [=](desktop::Listener& listener) {
    return std::make_unique<Screens>(listener, notifications, foreground ? terminal : MakeScreen{});
  };
}

int run(const Options& options) {
  give_large_blocks_back();
  std::signal(SIGPIPE, SIG_IGN);
  const auto log = make_log(protocol::from_environment("JOURNAL_STREAM").value_or(""));
  const auto path = protocol::endpoint(options.socket);
  if (!path) return fail(*log, path.error());
  auto socket = control::listen(*path);
  if (!socket) return fail(*log, socket.error().text);

  boost::asio::io_context io(1);
  Clocks clocks;
  const auto environment = settings::read_environment();
  const auto places = settings::find_places(environment, options.config);
  desktop::ServiceManager manager(io, desktop::ServiceEnvironment::take());
  Buses buses(io);
  desktop::Commands commands(io, buses.session, [&](const std::string& why) { log->warn("{}", why); });
  history::Store history(history::find_history(environment), clocks.wall());
  Daemon daemon({.io = io,
                 .log = *log,
                 .clocks = clocks,
                 .screen = screens_on(io, buses.session, options.foreground),
                 .manager = manager,
                 .places = places,
                 .environment = environment,
                 .history = history,
                 .rotation = new_rotation(),
                 .senses =
                     [&](desktop::Perception& perception, const Settings& settings) {
                       return make_senses(io, buses, perception, settings, [&] { return clocks.now(); });
                     },
                 .run_hook = [&](const desktop::Command& command) { commands.run(command); },
                 .view =
                     [&](desktop::BreakView::Events events) {
                       const desktop::UnitView::Means means{*path, protocol::from_environment};
                       return std::make_unique<desktop::UnitView>(io, buses.session, means, std::move(events));
                     },
                 .socket = std::move(*socket)},
                load_setup(places, environment));
  if (options.remind_now) daemon.handle(RemindRequested{});
  manager.ready();
  run_loop(io, *log);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = parse_options(argc, argv);
  if (!options) {
    std::fprintf(stderr, "unknotd: %s\nSee: unknotd --help\n", options.error().c_str());
    return 2;
  }
  if (options->help) return std::fputs(help_text().c_str(), stdout) < 0;
  if (options->version) return std::puts("unknotd " UNKNOT_VERSION) < 0;
  if (const auto& day = options->simulate) return simulate_command(*day);
  try {
    return run(*options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "unknotd: %s; can't continue\n", printable(error.what()).c_str());
    return 1;
  }
}

// SPDX-License-Identifier: MIT
// unknotd: options, log, socket, settings, screens, daemon, senses, hooks, run.
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
#include "files/installed.hpp"
#include "files/program.hpp"
#include "files/variable.hpp"
#include "notify/notifications.hpp"
#include "peer/delay.hpp"
#include "players/media_players.hpp"
#include "presenter/screens.hpp"
#include "protocol/endpoint.hpp"
#include "run/commands.hpp"
#include "settings/profiles.hpp"
#include "shell/daemon.hpp"
#include "shell/loop.hpp"
#include "shell/senses.hpp"
#include "shell/simulate.hpp"
#include "sound/sound_player.hpp"
#include "strings/printable.hpp"
#include "terminal/terminal.hpp"
#include "viewer/unit_view.hpp"
#include "words/problems/command_end.hpp"
#include "words/problems/listen.hpp"
#include "words/problems/source.hpp"

namespace {

using namespace unknot;

// The icon, relative to this program, wherever it is installed. `state` may be empty.
desktop::NotificationOptions notification_options(const std::filesystem::path& state) {
  const auto icon = files::own_program().parent_path().parent_path() / "share/icons/hicolor/scalable/apps/unknot.svg";
  desktop::NotificationOptions options;
  if (!state.empty()) options.on_screen = state / "on-screen";
  std::error_code error;
  if (icon.is_absolute() && std::filesystem::exists(icon, error)) options.icon = icon;
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
// soon as they are free, and not into a store that grows with the largest of them. And all threads share one store, as
// none of them is ever in a hurry: else each keeps one of its own.
void be_sparing_with_memory() {
#ifdef M_MMAP_THRESHOLD
  mallopt(M_MMAP_THRESHOLD, 128 * 1024);
#endif
#ifdef M_ARENA_MAX
  mallopt(M_ARENA_MAX, 1);
#endif
}

// Notifications, and with --foreground the terminal while no server shows them.
MakeScreen screens_on(boost::asio::io_context& io, desktop::Bus& session, const Options& options,
                      const std::filesystem::path& state) {
  const MakeScreen notifications = [&io, &session, state](desktop::Listener& listener) {
    return std::make_unique<desktop::Notifications>(io, session, listener, notification_options(state));
  };
  const MakeScreen terminal = [&io, plain = options.plain](desktop::Listener& listener) {
    const auto look = desktop::TerminalLook::of(STDOUT_FILENO, plain);
    return std::make_unique<desktop::Terminal>(io, listener, STDIN_FILENO, STDOUT_FILENO, look);
  };
  return [=, in_foreground = options.foreground](desktop::Listener& listener) {
    return std::make_unique<Screens>(listener, notifications, in_foreground ? terminal : MakeScreen{});
  };
}

// What is run, played and paused on the person's behalf. Sounds that are not heard, and hooks that fail, are logged.
class Programs {
 public:
  Programs(boost::asio::io_context& io, desktop::Bus& session, spdlog::logger& log)
      : log_(log),
        sounds_({.run = [this](const auto& command) { run(command); }, .search = variable("PATH")}),
        players_(session) {
    commands_ = std::make_unique<desktop::Commands>(
        io, session, [this](const auto& command, const auto& end) { ended(command, end); });
  }

  void run(const desktop::Command& command) { commands_->run(command); }

  Surroundings::Means means() {
    return {.own_sound = [](const std::string& name) { return files::installed_file("sounds", name + ".wav"); },
            .home = variable("HOME"),
            .play = [this](const std::string& file) { play(file); },
            .player = [this] { return sounds_.state(); },
            .pause_media = [this] { players_.pause(); },
            .resume_media = [this] { players_.resume(); },
            .forget_media = [this] { players_.forget(); }};
  }

 private:
  void play(const std::string& file) {
    if (sounds_.play(file)) log_.warn("sound: {}", words::problem(sounds_.state().problem));
  }

  void ended(const desktop::Command& command, const desktop::CommandEnd& end) {
    if (sounds_.ended(command, end)) log_.warn("sound: {}", words::problem(sounds_.state().problem));
    if (command.what != desktop::Command::What::hook || end.how == desktop::CommandEnd::How::well) return;
    log_.warn("{}", words::hook_end(command.name, end, command.limit));
  }

  spdlog::logger& log_;
  std::unique_ptr<desktop::Commands> commands_;
  desktop::SoundPlayer sounds_;
  desktop::MediaPlayers players_;
};

auto senses_of(boost::asio::io_context& io, Buses& buses, Clocks& clocks) {
  return [&](desktop::Perception& perception, const Settings& settings) {
    return make_senses(io, buses, perception, settings, [&clocks] { return clocks.now(); });
  };
}

// The window of a break, as a unit of its own.
auto view_of(boost::asio::io_context& io, desktop::Bus& session, const std::string& socket) {
  return [&io, &session, socket](desktop::BreakView::Events events) -> std::unique_ptr<desktop::BreakView> {
    const desktop::UnitView::Means means{socket, protocol::from_environment};
    return std::make_unique<desktop::UnitView>(io, session, means, std::move(events));
  };
}

// Somebody looks on, and a reminder is to be the last that is written.
bool is_watched(const Options& options) { return options.foreground && ::isatty(STDERR_FILENO) == 1; }

// As it was started. Who sees it in the foreground knows how.
std::string stop_command(const Options& options, bool is_service) {
  if (options.foreground) return "";
  return is_service ? "systemctl --user disable --now unknot" : "unknot pause --indefinite";
}

// Once the senses have had time to look around.
void first_words(Daemon& daemon, const Options& options) {
  daemon.tell_senses();
  if (options.remind_now) daemon.handle(RemindRequested{});
}

void begin(Daemon& daemon, const Options& options, desktop::Delay& senses_told) {
  const auto speak = [&] { first_words(daemon, options); };
  is_watched(options) ? senses_told.start(std::chrono::milliseconds{1500}, speak) : speak();
}

int run(const Options& options) {
  be_sparing_with_memory();
  std::signal(SIGPIPE, SIG_IGN);
  const auto log = make_log(protocol::from_environment("JOURNAL_STREAM").value_or(""), options.plain);
  const auto path = protocol::endpoint(options.socket);
  if (!path) return fail(*log, words::problem({control::ListenError::What::no_place}));
  auto socket = control::listen(*path);
  if (!socket) return fail(*log, words::problem(socket.error()));
  boost::asio::io_context io(1);
  Clocks clocks;
  const auto environment = settings::read_environment();
  const auto places = settings::places_at(clocks.wall(), environment, options.config);
  const auto service = desktop::ServiceEnvironment::take();
  desktop::ServiceManager manager(io, service);
  Buses buses(io);
  Programs programs(io, buses.session, *log);
  history::Store history(history::find_history(environment), clocks.wall());
  Daemon daemon({.io = io,
                 .log = *log,
                 .clocks = clocks,
                 .screen = screens_on(io, buses.session, options, places.profile_in_use.parent_path()),
                 .manager = manager,
                 .places = places,
                 .environment = environment,
                 .history = history,
                 .rotation = new_rotation(),
                 .senses = senses_of(io, buses, clocks),
                 .senses_in_one_line = is_watched(options),
                 .stop_command = stop_command(options, !service.notify_socket.empty()),
                 .run_hook = [&](const desktop::Command& command) { programs.run(command); },
                 .means = programs.means(),
                 .view = view_of(io, buses.session, *path),
                 .socket = std::move(*socket)},
                load_setup(places, environment));
  desktop::Delay senses_told(io);
  begin(daemon, options, senses_told);
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

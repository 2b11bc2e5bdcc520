// SPDX-License-Identifier: MIT
#include "doctor/doctor.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "client/reach.hpp"
#include "doctor/findings.hpp"
#include "doctor/program.hpp"
#include "files/variable.hpp"
#include "history/reader.hpp"
#include "history/store.hpp"
#include "settings/file.hpp"
#include "settings/profiles.hpp"
#include "setup/doubts.hpp"
#include "setup/setup.hpp"
#include "words/commands/client.hpp"
#include "words/commands/doctor.hpp"
#include "words/problems/history.hpp"
#include "words/problems/located.hpp"
#include "words/problems/source.hpp"

namespace unknot::cli {

namespace {

namespace fs = std::filesystem;
namespace method = protocol::method;

// Whether a socket accepts connections.
bool answers(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof address.sun_path) return false;
  std::ranges::copy(path, address.sun_path);
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (descriptor < 0) return false;
  const bool connected = ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(descriptor);
  return connected;
}

std::string install(const std::string& package) {
  auto system = settings::read_file("/etc/os-release");
  if (!system || !*system) system = settings::read_file("/usr/lib/os-release");
  return install_command(system ? system->value_or("") : "", package);
}

// Where it plays by PulseAudio and by PipeWire.
std::string install_player() {
  const std::string command = install("pulseaudio-utils");
  return command.contains("pacman") ? install("libpulse") : command;
}

// --- the daemon, and what it knows ---

struct FromDaemon {
  Finding finding;  // of the daemon itself
  bool running = false;
  bool paused = false;  // by do not disturb
  std::vector<Finding> sources;
};

// A daemon from before `held_by` only gives sentences.
bool is_held_by_dnd(const protocol::Status& status) {
  if (!status.held_by)
    return std::ranges::any_of(status.holds, [](const auto& hold) { return hold.contains("disturb"); });
  return std::ranges::find(*status.held_by, row_of(Hold::dnd).name(), &protocol::Holding::hold) !=
         status.held_by->end();
}

FromDaemon ask_daemon(const Options& options, const Facts& unit) {
  FromDaemon told{.finding = {.name = "daemon", .health = Health::error, .text = "", .fix = ""}, .sources = {}};
  auto client = reach(options);
  if (!client) {
    const bool stopped = client.error().what == ClientError::What::not_running;
    told.finding.text = stopped ? words::daemon_stands_still() : client.error().text;
    told.finding.fix = start_command(unit);
    return told;
  }
  const auto reply = client->call(method::GetParties{});
  if (!reply) {
    told.finding.text = words::daemon_keeps_silent(reply.error().text);
    told.finding.fix = words::restart_command;
    return told;
  }
  told.running = true;
  told.finding = {.name = "daemon", .health = Health::ok, .text = words::daemon_runs(), .fix = ""};
  for (const protocol::Party& source : reply->parties) {
    told.sources.push_back(finding_of(source));
    // Only a package helps where there is no player at all.
    const bool no_player = source.party == "sound" && source.trouble && !source.source;
    if (no_player) told.sources.back().fix = install_player();
  }
  if (const auto status = client->call(method::GetStatus{})) told.paused = is_held_by_dnd(status->status);
  return told;
}

// --- what is found out here ---

Finding bus_finding() {
  std::string address = variable("DBUS_SESSION_BUS_ADDRESS");
  if (address.empty()) address = "unix:path=" + variable("XDG_RUNTIME_DIR") + "/bus";
  const auto begin = address.find("path=");
  const std::string path =
      begin == std::string::npos ? "" : address.substr(begin + 5, address.find_first_of(",;") - begin - 5);
  // Other kinds of address can't be tried from here.
  if (path.empty()) return {.name = "session bus", .health = Health::unknown, .text = address, .fix = ""};
  if (answers(path)) return {.name = "session bus", .health = Health::ok, .text = address, .fix = ""};
  return {.name = "session bus",
          .health = Health::error,
          .text = words::nothing_listens(path),
          .fix = "systemctl --user start dbus.socket"};
}

std::string ask_server(const std::string& what) {
  return output_of({"busctl", "--user", "--auto-start=no", "--timeout=2", "call", "org.freedesktop.Notifications",
                    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", what})
      .value_or("");
}

Facts ask_systemd(std::vector<std::string> words) {
  words.insert(words.begin(), {"systemctl", "--user"});
  return facts_in(output_of(std::move(words)).value_or(""));
}

Facts own_display() {
  Facts own;
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY"}) {
    if (const std::string display = variable(name); !display.empty()) own[name] = display;
  }
  return own;
}

// What the daemon knows better while it runs.
std::vector<Finding> without_daemon() {
  const bool logind = fs::exists("/run/systemd/seats");
  // It is there while PipeWire runs. To connect would start it where systemd listens in its place.
  const bool recording = fs::exists(variable("XDG_RUNTIME_DIR") + "/pipewire-0.lock");
  return {{.name = "session",
           .health = logind ? Health::ok : Health::warning,
           .text = words::logind_there(logind),
           .fix = ""},
          {.name = "meeting",
           .health = recording ? Health::ok : Health::warning,
           .text = words::pipewire_there(recording),
           .fix = recording ? "" : "systemctl --user start pipewire wireplumber"}};
}

// The daemon may be troubled by files that are all right for us.
Finding settings_finding(const Options& options, const std::vector<Finding>& from_daemon) {
  const auto of_daemon = std::ranges::find(from_daemon, "settings", &Finding::name);
  const auto environment = settings::read_environment();
  const auto places = settings::places_at(calendar_now().now, environment, options.config);
  const auto loaded = load_setup(places, environment).settings;
  auto problems = loaded.problems;
  std::ranges::move(check_dates(loaded, date_today()), std::back_inserter(problems));
  if (problems.empty() && of_daemon != from_daemon.end()) return *of_daemon;
  if (problems.empty()) {
    return {.name = "settings", .health = Health::ok, .text = places.user.string(), .fix = ""};
  }
  auto problem = problems.front();
  const std::string fix = std::exchange(problem.fix, {});
  return {.name = "settings",
          .health = Health::warning,
          .text = words::line(problem),
          .fix = fix.empty() ? "unknot config check" : fix};
}

Finding history_finding() {
  const fs::path file = history::find_history(settings::read_environment());
  std::error_code error;
  if (!fs::exists(file, error))
    return {.name = "history", .health = Health::ok, .text = words::no_history_yet(), .fix = ""};
  const auto extent = history::read_extent(file);
  if (extent) return {.name = "history", .health = Health::ok, .text = file.string(), .fix = ""};
  return history_problem(history::stranger_at(file), file.string(), words::problem(extent.error()));
}

// Where programs look for what is installed, the person's own first.
std::vector<fs::path> data_folders() {
  const std::string home = variable("XDG_DATA_HOME");
  std::vector<fs::path> folders{home.empty() ? fs::path(variable("HOME")) / ".local/share" : fs::path(home)};
  std::string others = variable("XDG_DATA_DIRS");
  if (others.empty()) others = "/usr/local/share:/usr/share";
  for (std::size_t begin = 0; begin <= others.size();) {
    const auto end = std::min(others.find(':', begin), others.size());
    if (end > begin) folders.emplace_back(others.substr(begin, end - begin));
    begin = end + 1;
  }
  return folders;
}

// `without` says what is missing without it.
Finding installed_finding(const std::string& name, const fs::path& file, std::string (*without)(const std::string&)) {
  std::error_code error;
  for (const fs::path& folder : data_folders()) {
    if (fs::exists(folder / file, error)) {
      return {.name = name, .health = Health::ok, .text = (folder / file).string(), .fix = ""};
    }
  }
  return {.name = name, .health = Health::warning, .text = without(file.string()), .fix = ""};
}

Finding own_server_finding(const Finding& bus, bool paused) {
  if (bus.health == Health::error) {
    return {.name = "notification server", .health = Health::unknown, .text = words::unknown_without_bus(), .fix = ""};
  }
  return server_finding(ask_server("GetServerInformation"), ask_server("GetCapabilities"), paused, install("dunst"));
}

// The daemon has spoken to the server, so what it knows is better than that nobody answers us.
Finding server_told_by(const FromDaemon& daemon, Finding seen) {
  const auto told = std::ranges::find(daemon.sources, "notifications", &Finding::name);
  if (seen.health != Health::error || told == daemon.sources.end() || told->health == Health::unknown) return seen;
  if (told->text == words::problem({.what = sources::What::no_notification_server})) return seen;
  return {.name = std::move(seen.name), .health = told->health, .text = told->text, .fix = told->fix};
}

std::vector<Finding> examine(const Options& options) {
  const Facts unit = ask_systemd({"show", "unknot.service", "--property=LoadState,UnitFileState,ActiveState"});
  const FromDaemon daemon = ask_daemon(options, unit);
  const Finding bus = bus_finding();
  const Finding server = server_told_by(daemon, own_server_finding(bus, daemon.paused));
  std::vector<Finding> findings{daemon.finding, bus, server};
  const auto& known = daemon.running ? daemon.sources : without_daemon();
  std::ranges::copy_if(known, std::back_inserter(findings), [&](const Finding& each) {
    const bool told = each.health == Health::ok || server.health != Health::ok;
    return each.name != "settings" && !(each.name == "notifications" && told);
  });
  findings.push_back(unit_finding(unit, daemon.running));
  findings.push_back(
      target_finding(ask_systemd({"show", "graphical-session.target", "--property=ActiveState"}), daemon.running));
  findings.push_back(environment_finding(ask_systemd({"show-environment"}), own_display()));
  findings.push_back(settings_finding(options, daemon.sources));
  findings.push_back(history_finding());
  findings.push_back(installed_finding("icon", "icons/hicolor/scalable/apps/unknot.svg", words::icon_not_installed));
  findings.push_back(
      installed_finding("desktop file", "applications/unknot.desktop", words::desktop_file_not_installed));
  return findings;
}

}  // namespace

int verb::Doctor::run(const Options& options, Output& output) const {
  const auto findings = examine(options);
  if (options.json) {
    output.print_json(findings_json(findings));
  } else {
    output.print(findings_text(findings, output.look()));
  }
  return any_broken(findings) ? exit_failed : exit_done;
}

}  // namespace unknot::cli

// SPDX-License-Identifier: MIT
#include "end_to_end/session.hpp"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <boost/json/parse.hpp>
#include <catch2/catch_all.hpp>
#include <cstring>
#include <exception>
#include <fstream>
#include <iostream>
#include <sstream>

#include "protocol/mapping.hpp"

namespace unknot::end_to_end {

namespace {

constexpr std::chrono::seconds end_within{2 * slowness};

Descriptor listen_as_manager(const std::filesystem::path& path) {
  Descriptor socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
  const auto* generic = reinterpret_cast<const sockaddr*>(&address);
  REQUIRE((socket.get() >= 0 && ::bind(socket.get(), generic, sizeof address) == 0));
  return socket;
}

// Where a program of a desktop finds its display, whatever its runtime folder is.
void keep_display(Environment& environment) {
  const auto display = environment.find("WAYLAND_DISPLAY");
  if (display == environment.end() || display->second.starts_with('/')) return;
  display->second = environment["XDG_RUNTIME_DIR"] + "/" + display->second;
}

Environment private_environment(const std::filesystem::path& folder, const std::string& bus) {
  Environment result = own_environment();
  keep_display(result);
  std::erase_if(result, [](const auto& entry) {
    return entry.first.starts_with("UNKNOT_") || entry.first == "DBUS_SESSION_BUS_ADDRESS" || entry.first == "NO_COLOR";
  });
  if (!result.contains("DESK_SERVER")) result.erase("DISPLAY"), result.erase("WAYLAND_DISPLAY");
  if (!bus.empty()) result["DBUS_SESSION_BUS_ADDRESS"] = bus;
  result["HOME"] = folder / "home";
  result["XDG_CONFIG_HOME"] = folder / "home/.config";
  result["XDG_CONFIG_DIRS"] = folder / "etc";
  result["XDG_STATE_HOME"] = folder / "home/.local/state";
  result["XDG_RUNTIME_DIR"] = folder / "run";
  result["NOTIFY_SOCKET"] = folder / "manager";
  result["LC_ALL"] = "C.UTF-8";
  result["TERM"] = "xterm";
  return result;
}

protocol::Status status_of(const std::string& text) {
  INFO("status: " << text);
  boost::system::error_code error;
  const auto value = boost::json::parse(text, error);
  REQUIRE_FALSE(error.failed());
  auto status = protocol::from_object<protocol::Status>(value.as_object(), protocol::Unknown::refused);
  REQUIRE(status);
  return *std::move(status);
}

}  // namespace

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "unknot.XXXXXX").string();
  path_ = ::mkdtemp(name.data()) ? name : "";
}

Folder::~Folder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

void write_file(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::trunc) << text;
}

std::string read_file(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

Session::Session(const std::string& settings, const std::string& bus)
    : environment_(private_environment(folder_.path(), bus)), manager_(listen_as_manager(folder_ / "manager")) {
  // Tests do not type, but many sources can't tell.
  if (!settings.contains("patience")) environment_["UNKNOT_PATIENCE"] = "0s";
  std::filesystem::create_directories(folder_ / "run");
  std::filesystem::permissions(folder_ / "run", std::filesystem::perms::owner_all);
  write_file(settings_file(), settings);
}

Session::~Session() {
  if (daemon_) CHECK(stop() == 0);
  if (std::uncaught_exceptions() > 0) std::cerr << "unknotd had logged:\n" << log();
}

void Session::start(const Words& arguments) {
  launch(arguments, {});
  (void)told("READY=1");
  cost_of_start_ = daemon_->cpu_time();
}

Reader Session::start_at_terminal() {
  int ours = -1;
  int theirs = -1;
  winsize size{24, 80, 0, 0};
  REQUIRE(::openpty(&ours, &theirs, nullptr, nullptr, &size) == 0);
  const Descriptor closed_here(theirs);
  ::fcntl(ours, F_SETFD, FD_CLOEXEC);
  launch({"--foreground"}, {.in = theirs, .out = theirs, .terminal = true});
  (void)told("READY=1");
  cost_of_start_ = daemon_->cpu_time();
  return Reader(Descriptor(ours));
}

void Session::launch(const Words& arguments, Streams streams) {
  Words words{UNKNOT_DAEMON};
  words.insert(words.end(), arguments.begin(), arguments.end());
  const Descriptor log(::open((folder_ / "log").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
  streams.err = log.get();
  daemon_ = std::make_unique<Process>(words, environment_, streams);
}

std::optional<int> Session::stop() {
  daemon_->signal(SIGTERM);
  const auto status = daemon_->ended(end_within);
  daemon_.reset();
  return status;
}

Result Session::unknot(const Words& words) const {
  Words all{UNKNOT_COMMAND};
  all.insert(all.end(), words.begin(), words.end());
  return run(all, environment_);
}

std::string Session::first_line(const Words& words) const {
  Words all{UNKNOT_COMMAND};
  all.insert(all.end(), words.begin(), words.end());
  Pipe pipe;
  const Process command(all, environment_, {.out = pipe.in.get()});
  return Reader(std::move(pipe.out)).line(Clock::now() + patience).value_or("");
}

protocol::Status Session::status() const {
  const Result result = unknot({"status", "--json"});
  INFO(result.err);
  REQUIRE(result.status == 0);
  return status_of(result.out);
}

Result Session::another_daemon(const Words& arguments) const {
  Words words{UNKNOT_DAEMON};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return run(words, environment_);
}

std::string Session::told(const std::string& beginning) const {
  const auto deadline = Clock::now() + patience;
  std::array<char, 4096> part;
  while (manager_.readable(deadline)) {
    const ssize_t size = ::recv(manager_.get(), part.data(), part.size(), 0);
    const std::string text(part.data(), static_cast<std::size_t>(size > 0 ? size : 0));
    if (text.starts_with(beginning)) return text;
  }
  FAIL("the service manager was not told " << beginning << "; unknotd logged:\n" << log());
  return "";
}

Watch::Watch(const Session& session) {
  Pipe pipe;
  lines_ = std::make_unique<Reader>(std::move(pipe.out));
  process_ = std::make_unique<Process>(Words{UNKNOT_COMMAND, "watch", "--format", "json"}, session.environment(),
                                       Streams{.out = pipe.in.get()});
}

protocol::Status Watch::until(protocol::State state) {
  return until(boost::describe::enum_to_string(state, ""), [&](const auto& status) { return status.state == state; });
}

protocol::Status Watch::next(const std::string& awaited) {
  const auto line = lines_->line(Clock::now() + patience);
  if (!line) FAIL("awaited " << awaited << "; the last status was " << last_);
  last_ = *line;
  return status_of(last_);
}

}  // namespace unknot::end_to_end

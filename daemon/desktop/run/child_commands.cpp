// SPDX-License-Identifier: MIT
#include "run/child_commands.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <cstring>
#include <expected>
#include <string_view>

extern "C" {
#include <sys/pidfd.h>  // which glibc 2.36 does not prepare for C++
}

namespace unknot::desktop {

namespace {

namespace asio = boost::asio;

constexpr std::chrono::seconds from_term_to_kill{2};
constexpr int first_own_descriptor = 3;

// What posix_spawn is to do; freed with this.
class SpawnPlan {
 public:
  SpawnPlan() {
    posix_spawn_file_actions_init(&files_);
    posix_spawn_file_actions_addopen(&files_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files_, first_own_descriptor);
    posix_spawnattr_init(&attributes_);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&files_);
    posix_spawnattr_destroy(&attributes_);
  }

  [[nodiscard]] const posix_spawn_file_actions_t* files() const { return &files_; }
  [[nodiscard]] const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  posix_spawn_file_actions_t files_{};
  posix_spawnattr_t attributes_{};
};

bool same_name(std::string_view one, std::string_view other) {
  return one.substr(0, one.find('=')) == other.substr(0, other.find('='));
}

// The facts, and our environment except for what they replace.
std::vector<char*> environment_with(std::vector<std::string>& facts) {
  std::vector<char*> all;
  for (std::string& fact : facts) all.push_back(fact.data());
  for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
    const auto told = [&](const std::string& fact) { return same_name(fact, *variable); };
    if (std::ranges::none_of(facts, told)) all.push_back(*variable);
  }
  all.push_back(nullptr);
  return all;
}

std::expected<pid_t, std::string> spawn(const Command& command) {
  const SpawnPlan plan;
  std::string shell = "sh", option = "-c", line = command.line;
  std::vector<std::string> facts = command.facts;
  const std::array<char*, 4> words{shell.data(), option.data(), line.data(), nullptr};
  pid_t child = 0;
  const int error =
      posix_spawn(&child, "/bin/sh", plan.files(), plan.attributes(), words.data(), environment_with(facts).data());
  if (error != 0) return std::unexpected(std::strerror(error));
  return child;
}

}  // namespace

class ChildCommands::Child {
 public:
  Child(ChildCommands& all, Command command, pid_t pid)
      : all_(all), command_(std::move(command)), pid_(pid), end_(all.io_, pidfd_open(pid, 0)), limit_(all.io_) {
    end_.async_wait(asio::posix::stream_descriptor::wait_read, [this](const boost::system::error_code& error) {
      if (!error) ended();
    });
    limit_.expires_after(command_.limit);
    limit_.async_wait([this](const boost::system::error_code& error) {
      if (!error) stop();
    });
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (pid_ == 0) return;
    kill(-pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }

 private:
  void stop() {
    stopped_ = true;
    kill(-pid_, SIGTERM);
    all_.told_(command_, {CommandEnd::How::at_limit});
    limit_.expires_after(from_term_to_kill);
    limit_.async_wait([this](const boost::system::error_code& error) {
      if (!error) kill(-pid_, SIGKILL);
    });
  }

  void ended() {
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) != pid_) return;
    pid_ = 0;
    if (!stopped_) all_.told_(command_, end_of(status));
    all_.ended(this);
  }

  static CommandEnd end_of(int status) {
    if (!WIFEXITED(status)) return {CommandEnd::How::by_signal, WTERMSIG(status)};
    if (WEXITSTATUS(status) == 0) return {};
    return {CommandEnd::How::with_status, WEXITSTATUS(status)};
  }

  ChildCommands& all_;
  Command command_;
  pid_t pid_;  // 0 once it is reaped
  asio::posix::stream_descriptor end_;
  asio::steady_timer limit_;
  bool stopped_ = false;
};

ChildCommands::ChildCommands(asio::io_context& io, CommandEnded told) : io_(io), told_(std::move(told)) {}

ChildCommands::~ChildCommands() = default;

void ChildCommands::run(const Command& command) {
  if (children_.size() >= commands_at_once) return told_(command, {CommandEnd::How::too_many});
  const auto child = spawn(command);
  if (!child) return told_(command, {CommandEnd::How::cant_start, 0, child.error()});
  children_.push_back(std::make_unique<Child>(*this, command, *child));
}

// Its handlers must be through before it goes.
void ChildCommands::ended(Child* child) {
  const auto found = std::ranges::find(children_, child, &std::unique_ptr<Child>::get);
  std::list<std::unique_ptr<Child>> gone;
  gone.splice(gone.begin(), children_, found);
  asio::post(io_, [gone = std::make_shared<decltype(gone)>(std::move(gone))] {});
}

}  // namespace unknot::desktop

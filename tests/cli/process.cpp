// SPDX-License-Identifier: MIT
#include "process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <iterator>
#include <stdexcept>

namespace {

constexpr int patience_ms = 20'000;

bool readable(int descriptor) {
  pollfd watched{.fd = descriptor, .events = POLLIN, .revents = 0};
  return ::poll(&watched, 1, patience_ms) > 0;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> result;
  for (std::string& word : words) result.push_back(word.data());
  result.push_back(nullptr);
  return result;
}

std::string read_all(int descriptor) {
  std::string text;
  std::array<char, 4096> buffer;
  while (readable(descriptor)) {
    const ssize_t size = ::read(descriptor, buffer.data(), buffer.size());
    if (size <= 0) break;
    text.append(buffer.data(), static_cast<std::size_t>(size));
  }
  return text;
}

std::string assignment(const Process::Environment::value_type& variable) {
  return variable.first + "=" + variable.second;
}

}  // namespace

Process::Process(std::vector<std::string> words, const Environment& environment, const std::string& output,
                 int descriptor) {
  std::array<int, 2> out{};
  std::array<int, 2> err{};
  if (::pipe2(out.data(), O_CLOEXEC) != 0 || ::pipe2(err.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, descriptor < 0 ? out[1] : descriptor, 1);
  if (!output.empty()) posix_spawn_file_actions_addopen(&actions, 1, output.c_str(), O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, err[1], 2);
  std::vector<std::string> variables;
  std::ranges::transform(environment, std::back_inserter(variables), assignment);
  const int failure =
      posix_spawnp(&child_, words[0].c_str(), &actions, nullptr, pointers(words).data(), pointers(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  ::close(out[1]);
  ::close(err[1]);
  out_ = out[0];
  err_ = err[0];
  if (failure != 0) throw std::runtime_error("can't start " + words[0]);
}

Process::~Process() {
  if (child_ > 0) {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  close_output();
  ::close(err_);
}

bool Process::read_more() {
  std::array<char, 4096> buffer;
  const ssize_t size = ::read(out_, buffer.data(), buffer.size());
  if (size > 0) unread_.append(buffer.data(), static_cast<std::size_t>(size));
  return size > 0;
}

std::string Process::line() {
  while (unread_.find('\n') == std::string::npos) {
    if (!readable(out_)) return "(nothing)";
    if (!read_more()) return "(end)";
  }
  const auto end = unread_.find('\n');
  const std::string line = unread_.substr(0, end);
  unread_.erase(0, end + 1);
  return line;
}

void Process::signal(int number) const { ::kill(child_, number); }

bool Process::ends() const { return readable(err_); }

void Process::close_output() {
  if (out_ >= 0) ::close(out_);
  out_ = -1;
}

Result Process::finish() {
  Result result;
  result.out = unread_ + (out_ >= 0 ? read_all(out_) : "");
  result.err = read_all(err_);
  int status = 0;
  ::waitpid(child_, &status, 0);
  child_ = -1;
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

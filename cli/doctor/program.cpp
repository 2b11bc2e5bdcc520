// SPDX-License-Identifier: MIT
#include "doctor/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace unknot::cli {

namespace {

using std::chrono::steady_clock;

// A pipe of which `write` becomes the output of a child.
struct Pipe {
  Pipe() {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) == 0) read = ends[0], write = ends[1];
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    ::close(read);
    if (write >= 0) ::close(write);
  }
  void close_write() {
    ::close(write);
    write = -1;
  }

  int read = -1;
  int write = -1;
};

pid_t spawn(std::vector<std::string>& words, int output) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = -1;
  const int failure = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return failure == 0 ? child : -1;
}

// None: it takes too long.
std::optional<std::string> read_all(int descriptor, steady_clock::time_point deadline) {
  std::string text;
  std::array<char, 4096> part{};
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - steady_clock::now()).count();
    pollfd readable{descriptor, POLLIN, 0};
    if (left <= 0 || ::poll(&readable, 1, static_cast<int>(left)) <= 0) return std::nullopt;
    const ssize_t size = ::read(descriptor, part.data(), part.size());
    if (size == 0) return text;
    if (size < 0) return std::nullopt;
    text.append(part.data(), static_cast<std::size_t>(size));
  }
}

bool ended_well(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

std::optional<std::string> output_of(std::vector<std::string> words, std::chrono::milliseconds patience) {
  Pipe pipe;
  const pid_t child = spawn(words, pipe.write);
  if (child < 0) return std::nullopt;
  pipe.close_write();
  auto text = read_all(pipe.read, steady_clock::now() + patience);
  if (!text) ::kill(child, SIGKILL);
  if (!ended_well(child)) return std::nullopt;
  return text;
}

}  // namespace unknot::cli

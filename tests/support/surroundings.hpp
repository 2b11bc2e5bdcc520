// SPDX-License-Identifier: MIT
// What tests of the world around us share: a loop with a deadline, folders, variables, child processes.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace unknot::support {

// Runs the io_context until something is so, at most 10 s.
class Loop {
 public:
  template <class Condition>
  [[nodiscard]] bool until(Condition condition) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!condition()) {
      if (io.run_one_until(deadline) == 0) return condition();
    }
    return true;
  }

  boost::asio::io_context io;

 private:
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_{io.get_executor()};
};

// Killed at the end, if still there.
class Child {
 public:
  explicit Child(std::vector<std::string> words, int out = -1) {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    if (out >= 0) ::posix_spawn_file_actions_adddup2(&actions, out, 1);
    if (::posix_spawnp(&pid_, arguments[0], &actions, nullptr, arguments.data(), environ) != 0) pid_ = -1;
    ::posix_spawn_file_actions_destroy(&actions);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() { stop(SIGKILL); }

  void signal(int number) const {
    if (pid_ > 0) ::kill(pid_, number);
  }
  void stop(int number) {
    if (pid_ <= 0) return;
    ::kill(pid_, number);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }
  [[nodiscard]] bool started() const { return pid_ > 0; }

 private:
  pid_t pid_ = -1;
};

// Starts the program and returns when it has written a line, which is when it is ready. The line is read to its end, as
// an X server that can't write all of it ends.
inline void start_ready(std::optional<Child>& child, std::vector<std::string> words) {
  int ready[2];
  if (::pipe2(ready, O_CLOEXEC) != 0) throw std::runtime_error("can't make a pipe for the test");
  child.emplace(std::move(words), ready[1]);
  ::close(ready[1]);
  char last = 0;
  while (last != '\n' && ::read(ready[0], &last, 1) > 0) {
  }
  ::close(ready[0]);
  if (last != '\n') throw std::runtime_error("a program of the test ended before it was ready");
}

// What a short command writes.
inline std::string output_of(const std::string& command) {
  std::string text;
  std::FILE* pipe = ::popen(command.c_str(), "r");
  if (!pipe) return text;
  char part[4096];
  while (const std::size_t size = std::fread(part, 1, sizeof part, pipe)) text.append(part, size);
  ::pclose(pipe);
  return text;
}

inline std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

// Sets a variable (none: removes it) until the end.
class Variable {
 public:
  Variable(const char* name, const std::optional<std::string>& value) : name_(name), before_(variable(name)) {
    set(value);
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;
  ~Variable() { set(before_.empty() ? std::nullopt : std::optional(before_)); }

 private:
  void set(const std::optional<std::string>& value) const {
    if (value) {
      ::setenv(name_, value->c_str(), 1);
    } else {
      ::unsetenv(name_);
    }
  }

  const char* name_;
  std::string before_;
};

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "unknot.XXXXXX").string();
    path_ = ::mkdtemp(name.data()) ? name : "";
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace unknot::support

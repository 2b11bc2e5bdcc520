// SPDX-License-Identifier: MIT
#include "config/editor.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <sstream>
#include <system_error>
#include <vector>

#include "words/commands/settings/config_edit.hpp"

namespace unknot::cli {

namespace {

// What we ignore must not be ignored by the editor.
class SpawnAttributes {
 public:
  SpawnAttributes() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGPIPE);
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setsigdefault(&attributes_, &signals);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF);
  }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
  ~SpawnAttributes() { posix_spawnattr_destroy(&attributes_); }

  [[nodiscard]] const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_;
};

std::vector<std::string> words_of(const std::string& command) {
  std::istringstream stream(command);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return status;
}

}  // namespace

std::expected<void, std::string> edit_file(const std::string& command, const std::filesystem::path& file) {
  std::vector<std::string> call = words_of(command);
  call.push_back(file.native());
  std::vector<char*> arguments;
  arguments.reserve(call.size() + 1);
  for (std::string& word : call) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const auto before = std::signal(SIGINT, SIG_IGN);
  pid_t child = 0;
  const int failure = posix_spawnp(&child, arguments[0], nullptr, SpawnAttributes().get(), arguments.data(), environ);
  const int status = failure == 0 ? wait_for(child) : 0;
  std::signal(SIGINT, before);
  if (failure != 0)
    return std::unexpected(words::editor_not_started(call[0], std::generic_category().message(failure)));
  if (status == 0) return {};
  return std::unexpected(words::editor_failed(call[0]));
}

}  // namespace unknot::cli

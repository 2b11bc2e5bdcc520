// SPDX-License-Identifier: MIT
#include "remedy/window.hpp"

#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/json/serialize.hpp>
#include <cerrno>
#include <string>
#include <system_error>

#include "files/descriptor.hpp"
#include "files/program.hpp"
#include "files/variable.hpp"
#include "guided/guided.hpp"
#include "protocol/mapping.hpp"
#include "words/commands/deeds.hpp"
#include "words/commands/settings/remedy.hpp"

namespace unknot::cli {

namespace {

constexpr int window_stopped = 10;  // unknot-view(1)

// A file without a name, which it can read from its beginning.
files::Descriptor file_with(const std::string& text) {
  files::Descriptor file(::memfd_create("unknot-guide", MFD_CLOEXEC));
  const auto written = ::write(file.get(), text.data(), text.size());
  if (written != static_cast<ssize_t>(text.size()) || ::lseek(file.get(), 0, SEEK_SET) != 0) return files::Descriptor();
  return file;
}

// Its exit status; the error says why it did not start.
std::expected<int, std::string> run_view(std::string program, std::string how, int input) {
  std::string guide = "--guide";
  const std::array<char*, 4> arguments{program.data(), how.data(), guide.data(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  pid_t child = 0;
  const int failure = posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failure != 0) return std::unexpected(std::generic_category().message(failure));
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) ? WEXITSTATUS(status) : exit_failed;
}

}  // namespace

int in_window(const protocol::Guide& guide, bool full_screen, Output& output) {
  const auto program = files::find_program("unknot-view", "view", files::own_program(), variable("PATH"));
  if (program.empty()) {
    output.complain(words::view_not_installed());
    return exit_failed;
  }
  const auto input = file_with(boost::json::serialize(protocol::to_object(guide)));
  const auto ended = run_view(program, full_screen ? "--screen" : "--window", input.get());
  if (!ended) {
    output.complain(words::view_not_started(program, ended.error()));
    return exit_failed;
  }
  if (*ended == window_stopped) return stopped(output);
  if (*ended == 0) output.print_line(words::done_line());
  return *ended == 0 ? exit_done : exit_failed;
}

}  // namespace unknot::cli

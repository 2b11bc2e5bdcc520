// SPDX-License-Identifier: MIT
#include "settings/write_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <system_error>
#include <thread>

#include "strings/printable.hpp"

namespace unknot::settings {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds between_attempts{20};

std::filesystem::path folder_of(const std::filesystem::path& file) {
  std::error_code error;
  const auto real = std::filesystem::weakly_canonical(file, error);
  const auto folder = (error ? file : real).parent_path();
  return folder.empty() ? "." : folder;
}

// False: others had it all the time.
bool lock(int folder, Clock::time_point end) {
  while (::flock(folder, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) return true;
    if (Clock::now() >= end) return false;
    std::this_thread::sleep_for(between_attempts);
  }
  return true;
}

}  // namespace

std::expected<WriteLock, std::string> WriteLock::take(const std::filesystem::path& file,
                                                      std::chrono::milliseconds limit) {
  const auto folder = folder_of(file);
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  files::Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened && !lock(opened.get(), Clock::now() + limit)) {
    return std::unexpected("can't write " + printable(file.string()) +
                           ": another command is changing settings; try again when it has ended");
  }
  return WriteLock(std::move(opened));
}

}  // namespace unknot::settings

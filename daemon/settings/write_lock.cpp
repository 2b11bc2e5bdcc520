// SPDX-License-Identifier: MIT
#include "settings/write_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <thread>

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

// Those that were not there, the innermost first.
std::vector<std::filesystem::path> make(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> made;
  std::error_code ignored;
  for (auto each = folder; !each.empty() && !std::filesystem::exists(each, ignored); each = each.parent_path())
    made.push_back(each);
  std::filesystem::create_directories(folder, ignored);
  return made;
}

// It may have been removed, by whoever had the lock, while we waited for it.
bool is_there(int opened, const std::filesystem::path& folder) {
  struct stat ours{};
  struct stat there{};
  return ::fstat(opened, &ours) == 0 && ::stat(folder.c_str(), &there) == 0 && ours.st_dev == there.st_dev &&
         ours.st_ino == there.st_ino;
}

}  // namespace

std::expected<WriteLock, Mistake> WriteLock::take(const std::filesystem::path& file, std::chrono::milliseconds limit) {
  const auto folder = folder_of(file);
  const auto end = Clock::now() + limit;
  for (;;) {
    auto made = make(folder);
    files::Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened && !lock(opened.get(), end))
      return std::unexpected(because({Mistake::What::cant_write, file.string()}, {Mistake::What::locked}));
    if (!opened || is_there(opened.get(), folder) || Clock::now() >= end)
      return WriteLock(std::move(opened), std::move(made));
  }
}

WriteLock::~WriteLock() {
  for (const auto& folder : made_) {
    if (::rmdir(folder.c_str()) != 0) return;
  }
}

}  // namespace unknot::settings

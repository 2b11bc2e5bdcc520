// SPDX-License-Identifier: MIT
#include "settings/write_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <thread>

namespace unknot::settings {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds between_attempts{20};
// Whoever makes folders and takes them away again is hardly in the way of making one so often in a row; where none can
// ever be made, as in /proc or in one that was removed itself, each attempt ends like that.
constexpr int most_made_in_vain = 5;

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

struct Made {
  std::vector<std::filesystem::path> folders;  // those that were not there, the innermost first
  std::error_code error;
};

Made make(const std::filesystem::path& folder) {
  Made made;
  std::error_code ignored;
  for (auto each = folder; !each.empty() && !std::filesystem::exists(each, ignored); each = each.parent_path())
    made.folders.push_back(each);
  std::filesystem::create_directories(folder, made.error);
  return made;
}

// Whether a folder that can't be found was there a moment ago: another command had made it, and took it away again.
// Behind a link that leads nowhere none is ever made.
bool was_removed(const Made& made) {
  const auto is_link = [](const std::filesystem::path& each) {
    std::error_code ignored;
    return std::filesystem::is_symlink(each, ignored);
  };
  const bool could_be_made =
      !made.error || made.error == std::errc::no_such_file_or_directory || made.error == std::errc::file_exists;
  return could_be_made && std::ranges::none_of(made.folders, is_link);
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
  for (int in_vain = 0;;) {
    auto made = make(folder);
    files::Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const bool gone = !opened && errno == ENOENT && was_removed(made);
    in_vain = made.error == std::errc::no_such_file_or_directory ? in_vain + 1 : 0;
    const bool never_there = !opened && (!gone || in_vain >= most_made_in_vain);
    const bool locked = opened && lock(opened.get(), end) && is_there(opened.get(), folder);
    if (locked || never_there) return WriteLock(std::move(opened), std::move(made.folders));
    if (Clock::now() >= end)
      return std::unexpected(because({Mistake::What::cant_write, file.string()}, {Mistake::What::locked}));
    std::this_thread::sleep_for(between_attempts);
  }
}

WriteLock::~WriteLock() {
  for (const auto& folder : made_) {
    if (::rmdir(folder.c_str()) != 0) return;
  }
}

}  // namespace unknot::settings

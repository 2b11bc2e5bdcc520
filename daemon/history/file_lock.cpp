// SPDX-License-Identifier: MIT
#include "history/file_lock.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "problems/history.hpp"

namespace unknot::history {

namespace {

constexpr off_t untouched_byte = off_t{1} << 62;

// Where such locks are unsupported, nothing is locked.
bool lock(int descriptor) {
  struct flock whole{};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  whole.l_start = untouched_byte;
  whole.l_len = 1;
  return ::fcntl(descriptor, F_OFD_SETLK, &whole) == 0 || (errno != EAGAIN && errno != EACCES);
}

}  // namespace

FileLock::FileLock(std::filesystem::path file) : file_(std::move(file)) {
  open();
  if (descriptor_ >= 0) held_ = lock(descriptor_);
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool FileLock::moved() const {
  struct stat here{};
  struct stat there{};
  if (descriptor_ < 0) return false;
  const bool both = ::fstat(descriptor_, &here) == 0 && ::stat(file_.c_str(), &there) == 0;
  return !both || here.st_dev != there.st_dev || here.st_ino != there.st_ino;
}

// Whatever stands in the place of the file: opening it waits for nobody.
void FileLock::open() {
  const int descriptor = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0600);
  if (descriptor < 0 && (errno == EACCES || errno == EROFS)) return;
  if (descriptor < 0) throw Unusable(said(std::generic_category().message(errno)));
  struct stat what{};
  const bool is_file = ::fstat(descriptor, &what) == 0 && S_ISREG(what.st_mode);
  if (!is_file) ::close(descriptor);
  if (!is_file) throw Unusable({Reason::What::no_regular_file});
  descriptor_ = descriptor;
}

}  // namespace unknot::history

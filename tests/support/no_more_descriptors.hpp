// SPDX-License-Identifier: MIT
// A process that can open nothing more: no file, no socket, no instance of inotify.
#pragma once

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <stdexcept>

// The tag of each test of it. The undefined behaviour sanitizer needs a descriptor itself, to see whether an object is
// one, so with it there is no such test, rather than one that finds nothing.
#ifdef UNKNOT_SANITIZE_UNDEFINED
#define UNKNOT_WITHOUT_DESCRIPTORS "[.]"
#else
#define UNKNOT_WITHOUT_DESCRIPTORS "[descriptors]"
#endif

namespace unknot::support {

// Until its end. An io_context must have its own descriptors before, so it has to have waited for something.
class NoMoreDescriptors {
 public:
  NoMoreDescriptors() {
    const int next = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (next < 0 || ::getrlimit(RLIMIT_NOFILE, &before_) != 0) throw std::runtime_error("can't limit descriptors");
    ::close(next);
    const rlimit none{static_cast<rlim_t>(next), before_.rlim_max};
    ::setrlimit(RLIMIT_NOFILE, &none);
  }
  NoMoreDescriptors(const NoMoreDescriptors&) = delete;
  NoMoreDescriptors& operator=(const NoMoreDescriptors&) = delete;
  ~NoMoreDescriptors() { ::setrlimit(RLIMIT_NOFILE, &before_); }

 private:
  rlimit before_{};
};

}  // namespace unknot::support

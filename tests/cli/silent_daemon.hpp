// SPDX-License-Identifier: MIT
// A daemon that hangs.
#pragma once

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

// Listens, at once or when it is told to, and says nothing by itself.
class SilentDaemon {
 public:
  enum class Listens { at_once, later };

  explicit SilentDaemon(const std::filesystem::path& path, Listens listens = Listens::at_once)
      : descriptor_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    std::filesystem::create_directories(path.parent_path());
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.native().copy(address.sun_path, sizeof address.sun_path - 1);
    const auto* generic = reinterpret_cast<const sockaddr*>(&address);
    if (descriptor_ < 0 || ::bind(descriptor_, generic, sizeof address) != 0)
      throw std::runtime_error("can't listen at " + path.native());
    if (listens == Listens::at_once) listen();
  }
  SilentDaemon(const SilentDaemon&) = delete;
  SilentDaemon& operator=(const SilentDaemon&) = delete;
  ~SilentDaemon() { ::close(descriptor_); }

  void listen() const {
    if (::listen(descriptor_, 4) != 0) throw std::runtime_error("can't listen");
  }

  // The next connection, which stays open; -1: none within ten seconds.
  [[nodiscard]] int accept() const {
    pollfd watched{.fd = descriptor_, .events = POLLIN, .revents = 0};
    return ::poll(&watched, 1, 10'000) > 0 ? ::accept(descriptor_, nullptr, nullptr) : -1;
  }

 private:
  int descriptor_;
};
